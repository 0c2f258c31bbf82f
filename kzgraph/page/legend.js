// Legends: each mark as it is drawn, with what it means; and that of the map.

import { make, shape } from "./dom.js";
import { COLOURS, drawLine, drawNode, vectorPen } from "./marks.js";
import { CERTAINTY } from "./wording.js";

const HEIGHT = 24;
const VARIABLES = Object.fromEntries(COLOURS.map((name) => [name, `var(--${name})`]));
const NODE = { lines: [], party: 0, r: 7, role: "holder", shape: "circle", certainty: "certainly", initials: "" };
const NODES = [
  [{}, "person; the colour and letters are the party’s"],
  [{ certainty: "possibly" }, CERTAINTY.possibly],
  [{ certainty: "not stated" }, CERTAINTY["not stated"]],
  [{ disputed: true }, CERTAINTY.disputed],
  [{ role: "vacancy", r: 5, certainty: "not stated" }, "holder not stated"],
  [{ role: "mark", r: 5 }, "stands above, with the other posts"],
  [{ shape: "hexagon" }, "party or movement"],
  [{ role: "post", shape: "square", r: 4 }, "post"],
  [{ role: "post", shape: "diamond", r: 4 }, "title"],
];
const LINES = [
  [{ role: "held", certainty: "certainly" }, "holds another post, certainly"],
  [{ role: "held", certainty: "possibly" }, CERTAINTY.possibly],
  [{ role: "tie", certainty: "certainly" }, "tie"],
  [{ role: "tie", certainty: "not stated" }, "tie without a stated date"],
];

/** Make a legend of marks: of each the width, what it means, and what is drawn, 24 pixels high. */
export function legend(entries, kind = "") {
  return make("ul", { class: `legend ${kind}`.trim(), "aria-label": "Legend" }, entries.map(([width, told, drawn]) =>
    make("li", {}, shape("svg", { viewBox: `0 0 ${width} ${HEIGHT}`, width, height: HEIGHT, "aria-hidden": "true" }, drawn), told)));
}

/** Draw the legend of the map. */
export function drawLegend() {
  const pen = (draw) => {
    const drawn = shape("g");
    draw(vectorPen(drawn, VARIABLES));
    return drawn;
  };
  return legend([
    ...NODES.map(([node, told]) => [20, told, pen((made) => drawNode(made, { ...NODE, ...node }, 10, HEIGHT / 2))]),
    ...LINES.map(([line, told]) => [30, told, pen((made) => drawLine(made, line, `M1,${HEIGHT / 2}H29`))]),
  ]);
}
