// The marks of the picture of parties: names, events and the lines between them, each with its words.

import { shape } from "./dom.js";
import { certaintyOf, tellStep } from "./partywords.js";

export const RADIUS = 10;
const GLYPHS = {
  key: "M0 0",
  Founding: "M0-4.5V4.5M-4.5 0H4.5",
  Renaming: "M-4.5 0H4M.5-3.5L4 0L.5 3.5",
  Merger: "M-4.5-3.5C-1-3.5-1 0 1 0H4.5M-4.5 3.5C-1 3.5-1 0 1 0",
  PartyRegistration: "M-4 .5L-1 3.5L4-3",
  Refusal: "M-4 0H4",
  Ban: "M-3.5-3.5L3.5 3.5M-3.5 3.5L3.5-3.5",
  LeaderChange: "M-4.5-2H4M1.5-4.5L4-2M4.5 2H-4M-1.5 4.5L-4 2",
};

/** Make the group of one thing or fact: told by its title, focusable, with a rectangle that can be hit. */
export function makeItem(id, kind, label, box, ...children) {
  const frame = { x: box.x, y: box.y, width: box.width, height: box.height, rx: box.rx ?? 6, class: "lineage-hit" };
  const told = { class: `lineage-item lineage-${kind}`, role: "button", "aria-label": label };
  return shape("g", { ...told, tabindex: "-1", "data-id": id }, shape("title", {}, label), shape("rect", frame), children);
}

/** Make lines of text from a point on, the middle of a line or its start. */
export function makeLines(lines, x, y, height, anchor = "middle") {
  return lines.map((line, number) => {
    const place = { x, y: y + number * height, "text-anchor": anchor, class: `lineage-${line.role}`, lang: line.lang };
    return shape("text", place, line.text, line.beside ? shape("tspan", { class: "lineage-when" }, line.beside) : null);
  });
}

/** Make the mark of a step: filled where it is told outright, open where it is not, crossed where it is denied. */
export function makeMark(step, x, y) {
  const certainty = certaintyOf(step);
  const glyph = GLYPHS[step.cls] ?? "M-3 0A3 3 0 1 0 3 0A3 3 0 1 0-3 0";
  return shape(
    "g", { class: `lineage-mark lineage-${certainty}`, transform: `translate(${x} ${y})` },
    shape("circle", { r: RADIUS }),
    shape("path", { d: glyph, class: "lineage-glyph" }),
    certainty === "denied" ? shape("path", { d: "M-12 12L12-12", class: "lineage-strike" }) : null,
  );
}

/** Make the line from one point to another, curved where they are not level; dashed where nothing dates it. */
export function makeLine(from, to, kind, upright = false) {
  const [dx, dy] = upright ? [0, 24] : [44, 0];
  const straight = upright ? from.x === to.x : from.y === to.y;
  const start = upright ? { x: from.x, y: to.y - dy } : { x: to.x - dx, y: from.y };
  const [half, rise] = [dx / 2, dy / 2];
  const bend = `L${start.x} ${start.y}C${start.x + half} ${start.y + rise} ${to.x - half} ${to.y - rise} ${to.x} ${to.y}`;
  const way = straight ? `L${to.x} ${to.y}` : bend;
  return shape("path", { d: `M${from.x} ${from.y}${way}`, class: `lineage-line lineage-${kind}` });
}

/** Say what kind of line leads to a step or away from it. */
export function kindOfLine(...steps) {
  return steps.some((step) => step && !step.when) ? "dashed" : "solid";
}

/** Make the whole item of a step: its mark, and its words where the layout puts them. */
export function makeStep(fact, step, box, mark, words) {
  return makeItem(fact, "step", tellStep(step), box, makeMark(step, mark.x, mark.y), words);
}
