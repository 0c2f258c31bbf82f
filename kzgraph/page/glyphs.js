// What a thing is, by shape, and its party, by colour; and what the shapes and lines of a picture mean.

import { colourOf, initials, label, partyOf, thing } from "./data.js";
import { shape } from "./dom.js";
import { outline } from "./marks.js";
import { font, measure } from "./text.js";

const OUTLINES = { Person: "circle", Unnamed: "circle", Group: "circle", Party: "hexagon", Movement: "hexagon", Office: "square", Post: "square", Title: "diamond" };
const LINES = [["certainly", "certainly"], ["possibly", "possibly"], ["not-stated", "when is not stated"], ["within", "tied to each other, too"]];
const KINDS = [["circle", "person"], ["hexagon", "party or movement"], ["box", "body"], ["square", "post"], ["diamond", "title"]];
const ROW = 20;

/** Draw what a thing is at the side of its card, with the letters of its party. */
export function drawGlyph({ id, x, y, tall }, day) {
  const form = OUTLINES[thing(id).cls] ?? "box";
  const party = ["circle", "hexagon"].includes(form) ? partyOf(id, day) : "";
  const told = [thing(id).kind, party && party !== id ? label(party, day) : ""].filter(Boolean).join(", ");
  const letters = party ? shape("text", { class: "around-letters", x: x + 20, y: y + tall / 2 + 4.5, "text-anchor": "middle" }, initials(party, day)) : null;
  return shape("g", { "aria-hidden": "true" }, drawShape(form, colourOf(party), x + 20, y + tall / 2, 12), letters, shape("title", {}, told));
}

/** Draw what lines and shapes mean, below a height: { drawn, height }. */
export function drawLegend(top, width) {
  const entries = [
    ...LINES.map(([kind, words]) => [36, words, (x, y) => shape("path", { class: `around-stem ${kind}`, d: `M${x} ${y - 4}h28` })]),
    ...KINDS.map(([kind, words]) => [24, words, (x, y) => drawShape(kind, 0, x + 10, y - 4, 9)]),
  ];
  let [x, y] = [2, top];
  const drawn = entries.map(([side, words, draw]) => {
    const long = side + measure(words, font(13)) + 20;
    if (x + long > width) [x, y] = [2, y + ROW];
    const entry = [draw(x, y), shape("text", { class: "around-words", x: x + side, y }, words)];
    x += long;
    return entry;
  });
  return { drawn: shape("g", { role: "presentation", "aria-hidden": "true" }, drawn), height: y + 8 };
}

function drawShape(form, party, x, y, size) {
  return shape("path", { class: `around-glyph ${["circle", "hexagon"].includes(form) ? `party-${party}` : "place"}`, d: outline(form, x, y, form === "circle" || form === "hexagon" ? size : form === "box" ? 9 : 6) });
}
