// The legend of the timeline: each mark, and what it says.

import { make, shape } from "./dom.js";
import { legend } from "./legend.js";
import { CERTAINTY } from "./wording.js";

const WIDTH = 44;
const MARKS = [
  [CERTAINTY.certainly, [["rect", { class: "sure", x: 4, y: 5, width: 36, height: 10 }]]],
  [`${CERTAINTY.possibly}, between two known days`, [["rect", { class: "maybe", x: 4, y: 6, width: 36, height: 8 }]]],
  [`${CERTAINTY.possibly}, as far as is known: nobody says when it began or ended`, [
    ["path", { class: "open", d: "M4 10H32" }], ["path", { class: "arrow", d: "M28 6L33 10L28 14" }], ["text", { class: "ask", x: 36, y: 14.5 }, "?"]]],
  ["begins or ends within a month or year", [
    ["rect", { class: "soft", x: 4, y: 5, width: 18, height: 10, mask: "url(#lanes-dawn)" }], ["rect", { class: "sure", x: 22, y: 5, width: 18, height: 10 }]]],
  ["last attested on that day", [["path", { class: "seen", d: "M15.5 10L22 3.5L28.5 10L22 16.5Z" }]]],
  ["attested on some day in there", [["path", { class: "within", d: "M5 10L11.5 3.5H32.5L39 10L32.5 16.5H11.5Z" }]]],
  ["begun, or over, by then", [["path", { class: "open", d: "M4 10H24" }], ["path", { class: "cap", d: "M26 4V16" }]]],
  [`${CERTAINTY.disputed} (≠)`, [["rect", { class: "contested", x: 4, y: 3, width: 36, height: 14, rx: 4 }]]],
  [CERTAINTY["not stated"], [["circle", { class: "loose", cx: 22, cy: 10, r: 4.5 }]]],
];

const NOTE = "The colour of a bar is that of its holder’s party at the time; a name in grey does not hold on the day. "
  + "Where the ground is hatched, years without a dated change are folded. A click beside the bars sets the day.";

/** Draw the legend, open or folded. */
export function drawLegend(open) {
  const draw = (shapes) => shape("g", { class: "lanes", transform: "translate(0 2)" }, shapes.map((each) => shape(...each)));
  const entries = MARKS.map(([told, shapes]) => [WIDTH, told, draw(shapes)]);
  return make("details", { class: "lanes-legend", open }, make("summary", {}, "What the marks say"), legend(entries), make("p", {}, NOTE));
}
