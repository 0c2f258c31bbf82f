// The names of parties in the picture: pills on a line.

import { shape } from "./dom.js";
import { makeItem, makeLines } from "./partymarks.js";
import { measure, wrap } from "./text.js";

const [WIDTH, LINE, PAD] = [168, 18, 15];

/** Letter a name in a width: its lines in its language, or that it is not stated. */
export function letterName(called, lane, art, room, most) {
  const lang = called === lane.label ? art.languageOf(lane.party) : "";
  const role = called.trim() ? "name" : "unsaid";
  return wrap(called.trim() || "name not stated", art.fonts.name, room, most).map((text) => ({ role, text, lang }));
}

/** Arrange a name as a pill: its lines, its width, and how far it reaches above and below a line. */
export function arrangeName(called, lane, art) {
  const lines = letterName(called, lane, art, WIDTH, 3);
  const width = Math.max(24, ...lines.map((line) => measure(line.text, art.fonts.name))) + 2 * PAD;
  const half = (lines.length * LINE + 14) / 2;
  return { name: called.trim() || "name not stated", lines, width, above: half, below: half };
}

/** Draw a pill whose left end is on a point of a line. */
export function drawName(part, lane, x, y) {
  const rx = Math.min(part.above, 18);
  const pill = { x, y: y - part.above, width: part.width, height: 2 * part.above, rx };
  const box = { x: x - 3, y: pill.y - 3, width: pill.width + 6, height: pill.height + 6, rx: rx + 3 };
  const words = makeLines(part.lines, x + part.width / 2, y - (part.lines.length - 1) * (LINE / 2) + 5, LINE);
  return makeItem(lane.party, "party", part.name, box, drawGround(pill), words);
}

/** Draw the ground that a name stands on or beside. */
export function drawGround(place) {
  return [shape("rect", { ...place, class: "lineage-ground" }), shape("rect", { ...place, class: "lineage-pill" })];
}
