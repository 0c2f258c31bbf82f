// What one document reports, in words: who says it, in what manner, of whom.

import { button, make, name } from "./dom.js";

const MODALITIES = { denial: "as a denial", speculation: "only guessed", prediction: "predicted", announcement: "only announced" };

/** Give what a document is called in short: by its publisher, else its title. */
export function sourceName(page, source) {
  const known = Object.hasOwn(page.data.sources, source) ? page.data.sources[source] : {};
  return known.publisher || known.title || source;
}

/** Say who tells something: the document, and whom it reports. */
export function teller(page, report) {
  const said = report.speakers.length ? `, according to ${report.speakers.join(" and ")}` : "";
  return sourceName(page, report.source) + said;
}

/** List what keeps a document from asserting something in so many words. */
export function manner(report) {
  const hedges = report.hedges.map((hedge) => `hedged: “${hedge}”`);
  return [MODALITIES[report.modality], report.implied && "implied", ...hedges].filter(Boolean);
}

/** Tell whether a document says something less than outright. */
export function isWeak(report) {
  return manner(report).length > 0;
}

/** Make a button that shows what is known of a thing, with its name in force on the day. */
export function who(page, id) {
  const called = name(page.looks.label(id, page.day), page.looks.language(id, page.day));
  return button(called, () => page.choose(id), { class: "link" });
}

/** Make a button that shows a fact: what the documents say, and where. */
export function open(page, fact, label, attributes = {}) {
  return button(label, () => page.choose(fact), { class: "link", ...attributes });
}

/** Join elements by commas, the last by a word; a comma stays with what it follows. */
export function list(elements, last = ", ") {
  const after = (place) => (place === elements.length - 1 ? "" : place === elements.length - 2 ? last : ", ");
  return elements.map((each, place) => [make("span", { class: "item" }, each, after(place).trimEnd()), after(place) ? " " : ""]);
}

/** Group reports by what a function gives of them, in their order. */
export function groups(reports, key) {
  const found = new Map();
  for (const report of reports) {
    const at = key(report);
    if (found.has(at)) found.get(at).push(report);
    else found.set(at, [report]);
  }
  return [...found.values()];
}

/** Make the class that gives the colour of a party. */
export function colour(page, id) {
  return `party-${page.looks.colourOf(id)}`;
}

/** Make the mark of a colour, as it stands before a name. */
export function swatch(kind) {
  return make("span", { class: `swatch ${kind}`, "aria-hidden": "true" });
}
