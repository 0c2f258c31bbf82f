// The lines of a tree: calm bends from each branch to its own, thin ones for the ties that the tree leaves out.

import { shape } from "./dom.js";

const BEND = 10;

/** Draw the lines from a branch to its own: one trunk, and from it to each a line whose dash says how certain the tie is. */
export function drawStems(branch, columns) {
  if (!branch.branches.length) return [];
  const x = columns ? branch.branches[0].x - 28 : branch.x + 10;
  const last = middle(branch.branches.at(-1));
  const start = columns ? `M${branch.x + branch.width} ${middle(branch)}H${x}` : `M${x} ${branch.y + branch.tall}`;
  const trunk = shape("path", { class: "around-trunk", d: `${start}V${Math.max(middle(branch), last - BEND)}` });
  const kind = (own) => (own.folded ? "more" : own.certainty.replace(" ", "-"));
  return [trunk, ...branch.branches.map((own) => shape("path", { class: `around-stem ${kind(own)}`, d: bend(x, middle(branch), own) }))];
}

/** Draw a tie between two branches, neither of which is the other's own. */
export function drawCrossing({ from, to, certainty }, columns) {
  const within = !columns || from.level === to.level;
  return shape("path", { class: `around-stem ${within ? "within" : `beside ${certainty.replace(" ", "-")}`}`, d: within ? aside(from, to) : across(from, to) });
}

/** Leave a trunk, round its bend, and reach a branch. */
function bend(x, from, to) {
  const [y, radius] = [middle(to), Math.min(BEND, Math.abs(middle(to) - from))];
  return `M${x} ${y - Math.sign(middle(to) - from) * radius}Q${x} ${y} ${x + radius} ${y}H${to.x}`;
}

function across(from, to) {
  const [x, y, end, below] = [from.x + from.width, middle(from), to.x, middle(to)];
  const half = (end - x) / 2;
  return `M${x} ${y}C${x + half} ${y} ${end - half} ${below} ${end} ${below}`;
}

/** Lead around the ends of two branches, the further the more they are apart. */
function aside(from, to) {
  const [x, end] = [from.x + from.width, to.x + to.width];
  const bulge = Math.max(x, end) + Math.min(22, 9 + Math.abs(middle(to) - middle(from)) / 60);
  return `M${x} ${middle(from)}C${bulge} ${middle(from)} ${bulge} ${middle(to)} ${end} ${middle(to)}`;
}

function middle(branch) {
  return branch.y + branch.tall / 2;
}
