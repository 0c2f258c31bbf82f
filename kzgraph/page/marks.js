// What things look like: drawn with a pen, which writes on a canvas or into an SVG, so that both are one picture.

import { shape } from "./dom.js";
import { font } from "./text.js";

/** The names of the colours that the style sheet gives. */
export const COLOURS = [
  ...["paper", "card", "bar", "ink", "soft", "rule", "accent", "power", "focus"], ...Array.from({ length: 9 }, (_, at) => `party-${at}`),
];
const SHAPES = {
  Person: "circle", Unnamed: "circle", Group: "circle", Party: "hexagon", Movement: "hexagon", Office: "square", Post: "square", Title: "diamond",
};
const DASHES = { possibly: [3.5, 2.5], "not stated": [1, 3], disputed: [1.5, 2.5] };
const LETTERS = font(9, 700);

/** Read the colours of the style sheet as they are now, by their names. */
export function readColours() {
  const probe = document.createElement("i");
  document.body.append(probe);
  const read = (name) => {
    probe.style.color = `var(--${name})`;
    return [name, getComputedStyle(probe).color];
  };
  const colours = Object.fromEntries(COLOURS.map(read));
  probe.remove();
  return colours;
}

/** Give a pen that draws on a canvas. */
export function canvasPen(context, colours) {
  const paint = ({ fill, stroke, width = 1.5, dash, round }, path) => {
    context.setLineDash(dash ?? []);
    context.lineWidth = width;
    context.lineCap = round ? "round" : "butt";
    if (fill) {
      context.fillStyle = colours[fill];
      context.fill(path);
    }
    if (stroke) {
      context.strokeStyle = colours[stroke];
      context.stroke(path);
    }
    context.setLineDash([]);
  };
  return {
    path: (d, style) => paint(style, new Path2D(d)),
    text(text, x, y, { face, colour, middle }) {
      context.font = face;
      context.textAlign = middle ? "center" : "left";
      context.textBaseline = "middle";
      context.direction = "ltr";
      context.fillStyle = colours[colour];
      context.fillText(text, x, y);
    },
  };
}

/** Give a pen that writes into an SVG element. */
export function vectorPen(host, colours) {
  return {
    path: (d, { fill, stroke, width = 1.5, dash, round }) => host.append(shape("path", {
      d, fill: fill ? colours[fill] : "none", stroke: stroke && colours[stroke], "stroke-width": stroke && width,
      "stroke-dasharray": dash?.join(" "), "stroke-linecap": round && "round",
    })),
    text(text, x, y, { face, colour, middle }) {
      const [, weight, size] = face.match(/^(\d+) ([\d.]+)px/);
      host.append(shape("text", {
        x, y, fill: colours[colour], "font-family": "system-ui, sans-serif", "font-size": size, "font-weight": weight,
        "text-anchor": middle && "middle", "dominant-baseline": "central", direction: "ltr",
      }, text));
    },
  };
}

/** Give the shape of the things of a class; a body, and whatever has none of its own, is a box. */
export function shapeOf(cls) {
  return Object.hasOwn(SHAPES, cls) ? SHAPES[cls] : "box";
}

/** Give the outline of a shape about a point, as a path. */
export function outline(kind, x, y, r) {
  if (kind === "circle") return `M${x - r},${y}a${r},${r} 0 1 0 ${2 * r},0a${r},${r} 0 1 0 ${-2 * r},0Z`;
  if (kind === "box") return rounded(x - r, y - r * 0.8, 2 * r, 1.6 * r, 3);
  if (kind === "square") return rounded(x - r, y - r, 2 * r, 2 * r, 1);
  const points = kind === "diamond"
    ? [[0, -1.25], [1.25, 0], [0, 1.25], [-1.25, 0]]
    : [[-0.55, -0.95], [0.55, -0.95], [1.1, 0], [0.55, 0.95], [-0.55, 0.95], [-1.1, 0]];
  return `M${points.map(([across, down]) => `${x + across * r},${y + down * r}`).join("L")}Z`;
}

/** Give a rectangle with round corners, as a path. */
export function rounded(x, y, width, height, r) {
  const turn = (across, down) => `a${r},${r} 0 0 1 ${across},${down}`;
  const [wide, tall] = [width - 2 * r, height - 2 * r];
  return `M${x + r},${y}h${wide}${turn(r, r)}v${tall}${turn(-r, r)}h${-wide}${turn(-r, -r)}v${-tall}${turn(r, -r)}Z`;
}

/** Draw a node about a point: shape is kind, fill is party, dash is certainty. */
export function drawNode(pen, node, x, y, look = {}) {
  const { main, open } = colours(node);
  if (look.chosen || look.hover) pen.path(outline("circle", x, y, node.r + 5), { stroke: "focus", width: look.chosen ? 3 : 1.5 });
  if (node.shape !== "none") {
    const dash = open ? DASHES[node.disputed ? "disputed" : node.certainty] : null;
    pen.path(outline(node.shape, x, y, node.r), { fill: open ? "card" : main, stroke: main, width: open ? 1.8 : 1.2, dash });
    if (node.disputed) pen.text("≠", x, y, { face: font(12, 700), colour: "power", middle: true });
    else if (node.initials && node.r > 7) {
      pen.text(node.initials, x, y + 0.5, { face: node.r > 10 ? font(11, 700) : LETTERS, colour: open ? main : "card", middle: true });
    }
  }
  for (const line of node.lines) pen.text(line.text, x + line.x, y + line.y, line);
}

/** Draw a line; one that is lit is thick, and where others are lit it steps back. */
export function drawLine(pen, line, path, look = {}) {
  const main = line.role === "held" ? "power" : "party-0";
  const dash = line.disputed ? DASHES.disputed : line.certainty === "certainly" ? null : DASHES[line.certainty];
  const stroke = look.lit ? "focus" : look.dim ? "rule" : main;
  pen.path(path, { stroke, width: look.lit ? 3 : line.role === "held" ? 2 : 1.3, dash, round: line.certainty === "not stated" });
}

function colours(node) {
  if (node.role === "post") return { main: "accent", open: false };
  if (node.role === "vacancy") return { main: "soft", open: true };
  const main = node.role === "mark" ? "power" : node.role === "body" && node.shape === "box" ? "accent" : `party-${node.party}`;
  return { main, open: Boolean(node.disputed) || ["possibly", "not stated"].includes(node.certainty) };
}
