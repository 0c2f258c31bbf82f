// The surroundings of one actor: what is tied to it, what is tied to that, and so on, each with how, and how surely.

import { growTree, unfold } from "./branches.js";
import { label, language, sayDay, thing } from "./data.js";
import { button, make, plural, shape } from "./dom.js";
import { drawLegend, drawGlyph } from "./glyphs.js";
import { sayWhen } from "./neighbours.js";
import { placeTree } from "./places.js";
import { drawCrossing, drawStems } from "./stems.js";
import { walkTree } from "./walking.js";

const unfolded = new Map();
const watched = new WeakMap();

/**
 * Draw what surrounds an actor on a day, or at any time. `view` is { actor, depth, day, ever, selected };
 * `choose` is called with the id of a thing, `adjust` with the depth and whether at any time, as they are wanted.
 */
export function drawSurroundings(host, view, choose, adjust) {
  const drawn = { host, view, choose, adjust };
  watch(drawn);
  redraw(drawn, "");
}

function redraw(drawn, goal) {
  const { host, view, adjust } = drawn;
  const kept = host.contains(document.activeElement) ? document.activeElement.dataset.stop : "";
  host.replaceChildren(...(adjust ? [drawControls(drawn)] : []), view.actor ? drawPicture(drawn) : hint("Choose an actor to see what surrounds it."));
  const stops = [...host.querySelectorAll("[data-stop]")];
  stops.find((stop) => stop.dataset.stop === (goal || kept))?.focus();
}

function drawPicture(drawn) {
  const { host, view } = drawn;
  const { root, crossings } = growTree(view, unfolded);
  if (!root.branches.length) return hint(`No document ties anything to ${label(view.actor, view.day)}${view.ever ? "" : ` on ${sayDay(view.day)}, or without a day`}.`);
  const branches = listBranches(root);
  const width = Math.max(280, host.clientWidth || 900);
  const paper = { call: (branch) => call(branch, view.day), note: (branch) => (view.ever ? sayWhen(branch.ties) : "") };
  const { height, columns } = placeTree(root, width, Math.max(...branches.map((branch) => branch.level)), paper);
  const legend = drawLegend(height + 22, width);
  const items = branches.map((branch) => drawItem(branch, drawn));
  const stems = branches.flatMap((branch) => drawStems(branch, columns));
  const lines = shape("g", { role: "presentation" }, stems, crossings.map((crossing) => drawCrossing(crossing, columns)));
  const size = { width, height: legend.height, viewBox: `0 0 ${width} ${legend.height}` };
  const picture = shape("svg", { class: "picture around", ...size, role: "tree", "aria-label": describe(view, branches) }, lines, items, legend.drawn);
  walkTree(picture, branches, items);
  return make("div", { class: "around-frame" }, picture);
}

function drawItem(branch, drawn) {
  const { view, choose } = drawn;
  const act = () => (branch.folded ? open(branch, drawn) : choose(branch.id));
  const chosen = Boolean(branch.id) && branch.id === view.selected;
  const classes = ["around-item", chosen && "chosen", !branch.level && "root", branch.folded && "folded"].filter(Boolean).join(" ");
  const item = shape("g", { class: classes, role: "treeitem", tabindex: -1, "data-stop": branch.folded ? branch.key : branch.id,
    "aria-level": branch.level + 1, "aria-label": tell(branch, view), "aria-selected": String(chosen) }, drawCard(branch, view));
  item.addEventListener("click", act);
  item.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    act();
  });
  return item;
}

/** Draw how a thing is tied, above its card; on the card what it is and is called, and when. */
function drawCard(branch, { day, ever }) {
  const { x, y, width, tall, heads, lines, notes } = branch;
  const [left, name] = [x + (branch.folded ? 12 : 38), call(branch, day)];
  const whole = [name, ever && sayWhen(branch.ties)].filter(Boolean).join("\n");
  const write = (line, at, across, kind, lang = "") => shape("text", { class: kind, x: across, y: at, lang }, line);
  return [
    heads.map((line, number) => write(line, y - branch.over + 13 + number * 17, x, "around-words")),
    shape("rect", { class: "around-card", x, y, width, height: tall, rx: 7 }),
    branch.folded ? null : drawGlyph(branch, day),
    lines.map((line, number) => write(line, y + 21 + number * 19, left, "around-name", branch.folded ? "" : speak(branch.id, day))),
    notes.map((line, number) => write(line, y + 20 + lines.length * 19 + number * 17, left, "around-words")),
    [...lines, ...notes].some((line) => line.endsWith("…")) ? shape("title", {}, whole) : null,
  ];
}

function drawControls({ view, adjust }) {
  const steps = [1, 2, 3].map((depth) => button(plural(depth, "step"), () => adjust({ depth, ever: Boolean(view.ever) }), { "aria-pressed": String(view.depth === depth), "data-stop": `depth ${depth}` }));
  const ever = make("input", { type: "checkbox", "data-stop": "ever" });
  ever.checked = Boolean(view.ever);
  ever.addEventListener("change", () => adjust({ depth: view.depth, ever: ever.checked }));
  return make("div", { class: "around-controls" }, make("div", { role: "group", "aria-label": "How far" }, steps), make("label", {}, ever, " ties at any time"));
}

/** Show more of a folded group, and stand on the first that was not shown. */
function open(branch, drawn) {
  const before = new Set([...drawn.host.querySelectorAll("[data-stop]")].map((stop) => stop.dataset.stop));
  unfold(unfolded, branch);
  const fresh = listBranches(growTree(drawn.view, unfolded).root).find(({ id }) => id && !before.has(id));
  redraw(drawn, fresh?.id ?? "");
}

function watch(drawn) {
  watched.get(drawn.host)?.disconnect();
  let width = drawn.host.clientWidth;
  const observer = new ResizeObserver(() => {
    if (drawn.host.clientWidth === width || !drawn.host.querySelector(".around")) return;
    width = drawn.host.clientWidth;
    redraw(drawn, "");
  });
  observer.observe(drawn.host);
  watched.set(drawn.host, observer);
}

function listBranches(branch) {
  return [branch, ...branch.branches.flatMap(listBranches)];
}

function call(branch, day) {
  return branch.folded ? `${branch.folded} more: ${branch.kind}` : label(branch.id, day).trim() || branch.id;
}

function speak(id, day) {
  const spoken = language(id, day);
  return spoken === "en" ? "" : spoken;
}

function tell(branch, { day, ever }) {
  if (branch.folded) return `${call(branch, day)}; opens`;
  const tied = branch.words ? [`tied to ${label(branch.parent.id, day)}: ${branch.words}`, ever && sayWhen(branch.ties)] : [];
  return [label(branch.id, day), thing(branch.id).kind, ...tied].filter(Boolean).join(", ");
}

function describe({ actor, day, ever }, branches) {
  const count = branches.filter((branch) => branch.level && !branch.folded).length;
  return `Surroundings of ${label(actor, day)} ${ever ? "at any time" : `on ${sayDay(day)}`}: ${plural(count, "thing")}`;
}

function hint(words) {
  return make("p", { class: "hint" }, words);
}
