// The surroundings of one actor: what is tied to it, what is tied to that, and so on, each with how, and how surely.

import { label, language, sayDay, thing } from "./data.js";
import { button, make, plural, shape } from "./dom.js";
import { onPress } from "./keys.js";
import { sayTimes } from "./neighbours.js";
import { growTree, unfold } from "./treebranches.js";
import { drawLegend, drawGlyph } from "./treeglyphs.js";
import { placeTree } from "./treeplaces.js";
import { drawCrossing, drawStems } from "./treestems.js";
import { walkTree } from "./treewalk.js";

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
  const picture = view.actor ? drawPicture(drawn) : hint("Choose an actor to see what surrounds it.");
  host.replaceChildren(make("div", {}, adjust ? drawControls(drawn) : null, picture));
  const stops = [...host.querySelectorAll("[data-stop]")];
  stops.find((stop) => stop.dataset.stop === (goal || kept))?.focus();
}

function drawPicture(drawn) {
  const { host, view } = drawn;
  const { root, crossings } = growTree(view, unfolded);
  if (!root.branches.length) return hint(sayNothing(view));
  const branches = listBranches(root);
  const width = Math.max(280, host.clientWidth || 900);
  const paper = { call: (branch) => call(branch, view.day), note: (branch) => (view.ever ? sayTimes(branch.ties) : "") };
  const { height, columns } = placeTree(root, width, Math.max(...branches.map((branch) => branch.level)), paper);
  const items = branches.map((branch) => drawItem(branch, view));
  const stems = branches.flatMap((branch) => drawStems(branch, columns));
  const lines = shape("g", { role: "presentation" }, stems, crossings.map((crossing) => drawCrossing(crossing, columns)));
  const size = { width, height, viewBox: `0 0 ${width} ${height}` };
  const picture = shape("svg", { class: "picture around", ...size, role: "tree", "aria-label": describe(view, branches) }, lines, items);
  walkTree(picture, branches, items);
  onPress(picture, ".around-item", (item) => press(branches[items.indexOf(item)], drawn));
  return [make("div", { class: "around-frame" }, picture), drawLegend()];
}

function drawItem(branch, view) {
  const chosen = Boolean(branch.id) && branch.id === view.selected;
  const classes = ["around-item", chosen && "chosen", !branch.level && "root", branch.folded && "folded"].filter(Boolean).join(" ");
  const beside = branch.parent?.branches ?? [branch];
  const place = { "aria-level": branch.level + 1, "aria-setsize": beside.length, "aria-posinset": beside.indexOf(branch) + 1 };
  const told = { "aria-label": tell(branch, view), "aria-selected": String(chosen), "aria-expanded": branch.folded ? "false" : "" };
  const stop = { tabindex: -1, "data-stop": branch.folded ? branch.key : branch.id };
  return shape("g", { class: classes, role: "treeitem", ...stop, ...place, ...told }, drawCard(branch, view));
}

function press(branch, drawn) {
  if (branch.folded) open(branch, drawn);
  else drawn.choose(branch.id);
}

/** Draw how a thing is tied, above its card; on the card what it is and is called, and when. */
function drawCard(branch, { day, ever }) {
  const { x, y, width, tall, heads, lines, notes } = branch;
  const [left, name] = [x + (branch.folded ? 12 : 38), call(branch, day)];
  const whole = [name, ever && sayTimes(branch.ties)].filter(Boolean).join("\n");
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
  const step = (depth) => button(plural(depth, "step"), () => adjust({ depth, ever: Boolean(view.ever) }),
    { "aria-pressed": String(view.depth === depth), "data-stop": `depth ${depth}` });
  const ever = make("input", { type: "checkbox", "data-stop": "ever" });
  ever.checked = Boolean(view.ever);
  ever.addEventListener("change", () => adjust({ depth: view.depth, ever: ever.checked }));
  return make("div", { class: "around-controls picture-less" },
    make("div", { role: "group", "aria-label": "How far" }, [1, 2, 3].map(step)), make("label", {}, ever, " ties at any time"));
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
  const tied = branch.words ? [`tied to ${label(branch.parent.id, day)}: ${branch.words}`, ever && sayTimes(branch.ties)] : [];
  return [label(branch.id, day), thing(branch.id).kind, ...tied].filter(Boolean).join(", ");
}

function describe({ actor, day, ever }, branches) {
  const count = branches.filter((branch) => branch.level && !branch.folded).length;
  return `Surroundings of ${label(actor, day)} ${ever ? "at any time" : `on ${sayDay(day)}`}: ${plural(count, "thing")}`;
}

function sayNothing({ actor, day, ever }) {
  return `No document ties anything to ${label(actor, day)}${ever ? "" : ` on ${sayDay(day)}, or without a day`}.`;
}

function hint(words) {
  return make("p", { class: "hint" }, words);
}
