// How the details put things: names as links, days in words, documents counted.

import { data, label, language, sayDay } from "./data.js";
import { button, name } from "./dom.js";

const DATE = /(?<![\w-])\d{4}-\d{2}(-\d{2})?(?![\w-])/g;

/** Make the name of a thing on a day. */
export function named(id, day) {
  return name(label(id, day), language(id, day));
}

/** Isolate a name from the direction of the words around it, where no element can. */
export function isolate(text) {
  return `\u2068${text}\u2069`;
}

/** Make a button with the name of a thing, which chooses it. */
export function link(id, { day, choose }, attributes = {}) {
  return button(named(id, day), () => choose(id), { class: "link", ...attributes });
}

/** Write the days and months of a line in words. */
export function sayDates(line) {
  return line.replace(DATE, (date) => (date.length > 7 ? sayDay(date) : sayDay(`${date}-01`).replace("1 ", "")));
}

/** Give what is recorded of a document. */
export function source(slug) {
  return (Object.hasOwn(data.sources, slug) && data.sources[slug]) || { title: slug };
}

/** Give the documents among some, an original in the place of its copies. */
export function originals(slugs) {
  return new Set(slugs.map((slug) => source(slug).copyOf || slug));
}
