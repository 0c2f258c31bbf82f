// All that can be found by name: each thing with its names, as written and as they sound.

import { lettersOf } from "./likeness.js";

/** List the things and the elections, each with an entry for every name it ever had and for its id. */
export function listNamed(things, { bearers, elections }, spelling) {
  const votes = new Map(Object.entries(elections));
  const known = new Map([...votes].map(([id, { label }]) => [id, { label, lang: "en", cls: "Election" }]));
  for (const [id, thing] of Object.entries(things)) known.set(id, thing);
  return [...known].map(([id, thing]) => {
    const { beside = spelling.sound(thing.cls ?? ""), said = [] } = votes.get(id) ?? {};
    return {
      id,
      label: thing.label.trim() ? thing.label : id,
      lang: thing.lang ?? "",
      named: bearers.includes(thing.cls),
      beside: new Set(beside),
      letters: lettersOf(beside.join("")),
      entries: listEntries(id, thing, said, spelling),
    };
  });
}

/** Tell which of two things comes first: what has a name of its own, then by what it is called. */
export function inOrder(one, other) {
  if (one.named !== other.named) return one.named ? -1 : 1;
  const [a, b] = [one.label.toLowerCase(), other.label.toLowerCase()];
  if (a !== b) return a < b ? -1 : 1;
  return one.id < other.id ? -1 : 1;
}

function listEntries(id, { label, lang = "", names = [], called = [] }, said, spelling) {
  const languages = new Map([[label, lang]]);
  for (const [name, language] of [...names, ...called.map(([, name]) => [name, lang])]) {
    if (!languages.has(name)) languages.set(name, language);
  }
  return [
    ...[...languages].map(([name, language]) => entryOf(name, language, name, spelling)),
    entryOf("", "", id, spelling),
    ...said.map((words) => entryOf("", "", words, spelling)),
  ];
}

/** Make the entry of one name, which is empty where nobody would call the thing so in so many words. */
function entryOf(name, lang, spelt, spelling) {
  const words = spelling.sound(spelt);
  const [joined, letters] = [spelling.join(words), lettersOf(words.join(""))];
  return { name, lang, written: spelling.fold(spelt), words, joined, letters, sound: words.join(" ") };
}
