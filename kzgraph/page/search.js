// Finding things by name: what has the name comes first; what is merely like it is offered after that, and marked.

import { lettersOf, makeNearest } from "./likeness.js";
import { bestMatch, WAYS } from "./matching.js";
import { inOrder, listNamed } from "./searchindex.js";
import { distinct, Spelling } from "./spelling.js";

const LONGEST = 100;
const ALONE = { shortest: 3, least: 0, most: 5 };
const BESIDE = { shortest: 5, least: 86, most: 3 };

/** Give `find(query, most)`, which lists `{id, label, lang, name, nameLang, near}`, the best first; `name` is what was meant, if not the label. */
export function makeSearch(things, spellings) {
  const spelling = new Spelling(spellings);
  let index = null;
  return (query, most = 12) => {
    index ??= makeIndex(things, spellings, spelling);
    const asked = ask(query.slice(0, LONGEST), spelling);
    const found = match(index.named, asked);
    const near = found.length < most ? offer(index, asked, found) : [];
    return [...found.map((each) => say(each, false)), ...near.map((each) => say(each, true))].slice(0, most);
  };
}

function makeIndex(things, spellings, spelling) {
  const named = listNamed(things, spellings, spelling);
  return { named, nearest: makeNearest(named) };
}

/** Read what is asked: as written, in each way of reading it, and with what an unfinished end may grow into. */
function ask(query, spelling) {
  const read = (name) => spelling.read(name).filter((words) => words.length);
  const shorter = (readings) => [...readings, ...readings.map((words) => spelling.dropPatronymics(words))];
  const spell = (readings) => distinct(readings).map((words) => spellingOf(words, spelling));
  const readings = read(query);
  const grown = readings.length ? spelling.grow(query).flatMap(read) : [];
  return {
    written: spelling.fold(query),
    readings: spell(readings),
    spellings: spell(shorter(readings)),
    growing: spell(shorter([...readings, ...grown])),
  };
}

function spellingOf(words, spelling) {
  const [joined, letters] = [spelling.join(words), lettersOf(words.join(""))];
  const digits = words.every((word) => /^\d+$/.test(word));
  return { words, digits, joined, letters, sound: words.join(" "), last: words.at(-1), before: words.slice(0, -1) };
}

function match(named, asked) {
  const matches = named.map((thing) => ({ thing, ...bestMatch(thing, asked) })).filter(({ way }) => way < WAYS.none);
  return matches.sort((a, b) => a.way - b.way || inOrder(a.thing, b.thing));
}

/** Offer what is like the name: readily where nothing has it, else only what is very like it. */
function offer({ nearest }, { readings }, found) {
  const { shortest, least, most } = found.length ? BESIDE : ALONE;
  if (!readings.some(({ joined }) => joined.length >= shortest)) return [];
  const taken = new Set(found.map(({ thing }) => thing));
  const near = nearest(readings).filter(({ thing, score }) => score >= least && !taken.has(thing));
  return near.sort((a, b) => b.score - a.score || inOrder(a.thing, b.thing)).slice(0, most);
}

function say({ thing, entry }, near) {
  const [name, nameLang] = entry.name === thing.label ? ["", ""] : [entry.name, entry.lang];
  return { id: thing.id, label: thing.label, lang: thing.lang, name, nameLang, near };
}
