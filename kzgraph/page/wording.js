// How the page puts things: names as links, facts and days in words, documents counted.

import { data, label, language, pieceOn, sayDay, thing } from "./data.js";
import { button, name } from "./dom.js";

const DATE = /(?<![\w-])\d{4}-\d{2}(-\d{2})?(?![\w-])/g;

/** The words for how certain something is. */
export const CERTAINTY = {
  certainly: "certainly", possibly: "possibly", "not stated": "when is not stated", disputed: "disputed", no: "does not hold",
};

/** Isolate a name from the direction of the words around it, where no element can. */
export function isolate(text) {
  return `\u2068${text}\u2069`;
}

/** Make the name of a thing on a day. */
export function named(id, day) {
  return name(label(id, day), language(id, day));
}

/** Make a button with the name of a thing on a day; `choose` is called with its id. */
export function link(id, day, choose, attributes = {}) {
  return button(named(id, day), () => choose(id), { class: "link", ...attributes });
}

/** List all that a thing is ever called, the register's name first. */
export function everCalled(id) {
  const { label: registered, called = [] } = thing(id);
  return [...new Set([registered, ...called.map(([, form]) => form)])];
}

/** List what a thing is called from when until when, and which of these is in force on a day; none where it never changed. */
export function renamings(id, day) {
  const { called = [] } = thing(id);
  const current = pieceOn(called.map(([since], place) => [since, place]), day);
  const turns = called.map(([since, form], place) => ({ since, until: called[place + 1]?.[0] ?? "", form, current: place === current }));
  return turns.length > 1 ? turns : [];
}

/** Say a tenure or a tie in words, with the names of a day. */
export function sayFact(fact, day) {
  const [from, to] = [label(fact.from, day), label(fact.to, day)];
  return fact.tenure ? [from, fact.capacity, to].filter(Boolean).join(", ") : `${from}: ${fact.kind} ${to}`;
}

/** Say when a fact held, as far as it is stated. */
export function sayWhen(fact) {
  return fact.when.split("\n").filter((line) => line && !line.endsWith("not stated")).map(sayDates).join("; ");
}

/** Write the days and months of a line in words. */
export function sayDates(line) {
  return line.replace(DATE, (date) => (date.length > 7 ? sayDay(date) : sayDay(`${date}-01`).replace("1 ", "")));
}

/** Give what is recorded of a document. */
export function source(slug) {
  return (Object.hasOwn(data.sources, slug) && data.sources[slug]) || { title: slug };
}

/** Make the title of a document. */
export function titled(slug) {
  return name(source(slug).title, source(slug).lang);
}

/** Give the documents among some, an original in the place of its copies. */
export function originals(slugs) {
  return new Set(slugs.map((slug) => source(slug).copyOf || slug));
}
