// What a thing is, by shape, and its party, by colour; and what the shapes and lines of a tree mean.

import { colourOf, initials, label, partyOf, thing } from "./data.js";
import { shape } from "./dom.js";
import { legend } from "./legend.js";
import { outline, shapeOf } from "./marks.js";
import { CERTAINTY } from "./wording.js";

const SIZES = { circle: 12, hexagon: 12, box: 9, square: 6, diamond: 6 };
const LINES = [
  ["certainly", CERTAINTY.certainly], ["possibly", CERTAINTY.possibly], ["not-stated", CERTAINTY["not stated"]], ["within", "tied to each other, too"],
];
const KINDS = [["circle", "person"], ["hexagon", "party or movement"], ["box", "body"], ["square", "post"], ["diamond", "title"]];

/** Draw what a thing is at the side of its card, with the letters of its party. */
export function drawGlyph({ id, x, y, tall }, day) {
  const form = shapeOf(thing(id).cls);
  const party = hasParty(form) ? partyOf(id, day) : "";
  const told = [thing(id).kind, party && party !== id ? label(party, day) : ""].filter(Boolean).join(", ");
  const place = { x: x + 20, y: y + tall / 2 + 4.5, "text-anchor": "middle" };
  const letters = party ? shape("text", { class: "around-letters", ...place }, initials(party, day)) : null;
  return shape("g", { "aria-hidden": "true" }, drawShape(form, colourOf(party), x + 20, y + tall / 2), letters, shape("title", {}, told));
}

/** Draw what lines and shapes mean. */
export function drawLegend() {
  return legend([
    ...LINES.map(([kind, told]) => [30, told, shape("path", { class: `around-stem ${kind}`, d: "M1 12H29" })]),
    ...KINDS.map(([form, told]) => [20, told, drawShape(form, 0, 10, 12, 0.75)]),
  ]);
}

function hasParty(form) {
  return form === "circle" || form === "hexagon";
}

function drawShape(form, party, x, y, scale = 1) {
  return shape("path", { class: `around-glyph ${hasParty(form) ? `party-${party}` : "place"}`, d: outline(form, x, y, SIZES[form] * scale) });
}
