// What a thing is, by shape, and its party, by colour; and what the shapes and lines of a picture mean.

import { colourOf, label, partyOf, thing } from "./data.js";
import { shape } from "./dom.js";

const SHAPES = { Person: "person", Unnamed: "person", Group: "person", Party: "party", Office: "post", Post: "post", Title: "post" };
const LINES = [["certainly", "certainly"], ["possibly", "possibly"], ["not-stated", "when not stated"], ["within", "tied to each other, too"]];
const KINDS = [["person", "person or group"], ["party", "party"], ["body", "body"], ["post", "title or post"]];
const ROW = 20;

/** Draw what a thing is at the side of its card. */
export function drawGlyph({ id, x, y, tall }, day) {
  const party = partyOf(id, day);
  const told = [thing(id).kind, party && party !== id ? label(party, day) : ""].filter(Boolean).join(", ");
  return shape("g", { class: `around-glyph party-${colourOf(party)}` }, drawShape(SHAPES[thing(id).cls] ?? "body", x + 16, y + tall / 2), shape("title", {}, told));
}

/** Draw what lines and shapes mean, below a height: { drawn, height }. */
export function drawLegend(top, width) {
  const entries = [
    ...LINES.map(([kind, words]) => [36, words, (x, y) => shape("path", { class: `around-stem ${kind}`, d: `M${x} ${y - 4}h28` })]),
    ...KINDS.map(([kind, words]) => [24, words, (x, y) => shape("g", { class: "around-glyph party-0" }, drawShape(kind, x + 9, y - 4))]),
  ];
  let [x, y] = [2, top];
  const drawn = entries.map(([side, words, draw]) => {
    const long = side + words.length * 7.2 + 20;
    if (x + long > width) [x, y] = [2, y + ROW];
    const entry = [draw(x, y), shape("text", { class: "around-words", x: x + side, y }, words)];
    x += long;
    return entry;
  });
  return { drawn: shape("g", { role: "presentation", "aria-hidden": "true" }, drawn), height: y + 8 };
}

function drawShape(kind, x, y) {
  if (kind === "person") return shape("circle", { cx: x, cy: y, r: 8 });
  if (kind === "party") return shape("path", { d: `M${x - 9} ${y}l4.5 -8h9l4.5 8l-4.5 8h-9z` });
  if (kind === "post") return shape("rect", { x: x - 7, y: y - 7, width: 14, height: 14 });
  return shape("rect", { x: x - 9, y: y - 6, width: 18, height: 12, rx: 2 });
}
