// The legend of the map: each mark as it is drawn, with what it means.

import { make, shape } from "./dom.js";
import { drawLine, drawNode, vectorPen } from "./marks.js";

const NAMES = ["paper", "card", "bar", "ink", "soft", "rule", "accent", "power", "focus", ...Array.from({ length: 9 }, (_, at) => `party-${at}`)];
const VARIABLES = Object.fromEntries(NAMES.map((name) => [name, `var(--${name})`]));
const NODE = { lines: [], party: 0, r: 7, role: "holder", shape: "circle", certainty: "certainly", initials: "" };
const NODES = [
  [{}, "person; the colour and letters are the party’s"],
  [{ certainty: "possibly" }, "possibly"],
  [{ certainty: "not stated" }, "when is not stated"],
  [{ disputed: true }, "disputed"],
  [{ role: "vacancy", r: 5, certainty: "not stated" }, "holder not stated"],
  [{ role: "mark", r: 5 }, "stands above, with the other posts"],
  [{ shape: "hexagon" }, "party or movement"],
  [{ role: "post", shape: "square", r: 4 }, "post"],
  [{ role: "post", shape: "diamond", r: 4 }, "title"],
];
const LINES = [
  [{ role: "held", certainty: "certainly" }, "holds another post, certainly"],
  [{ role: "held", certainty: "possibly" }, "possibly"],
  [{ role: "tie", certainty: "certainly" }, "tie"],
  [{ role: "tie", certainty: "not stated" }, "tie without a stated date"],
];

/** Draw the legend. */
export function drawLegend() {
  const item = (width, draw, told) => {
    const picture = shape("svg", { viewBox: `0 0 ${width} 18`, width, height: 18, "aria-hidden": "true" });
    draw(vectorPen(picture, VARIABLES));
    return make("li", {}, picture, told);
  };
  return make("ul", { class: "legend", "aria-label": "Legend" },
    NODES.map(([node, told]) => item(20, (pen) => drawNode(pen, { ...NODE, ...node }, 10, 9), told)),
    LINES.map(([line, told]) => item(30, (pen) => drawLine(pen, line, "M1,9H29"), told)));
}
