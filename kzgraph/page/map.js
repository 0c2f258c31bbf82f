// The map: cards of institutions, people at the posts they hold; on a step in time people move and nothing else.

import { body, data, factsById, label, thing } from "./data.js";
import { button, byId, make } from "./dom.js";
import { shown } from "./facets.js";
import { FONTS, isOpen, layOut, titleOf } from "./layout.js";
import { ARROWS, nearest } from "./keys.js";
import { drawLegend } from "./legend.js";
import { canvasPen, drawLine, drawNode, readColours, rounded } from "./marks.js";
import { litFacts } from "./pathpanel.js";
import { lineAt, route, trace } from "./routes.js";
import { compose } from "./scene.js";
import { change, state } from "./state.js";
import { sayFact } from "./wording.js";

const MOVE = 650;
const KEYS = "Tab reaches the map; arrow keys go to the nearest thing, with Shift along a tie; "
  + "Enter opens what the documents say, Escape returns.";
const ZOOMS = [["+", 1.25, "Zoom in"], ["−", 0.8, "Zoom out"], ["Fit", 0, "Fit"]];
const stage = { network: null, nodes: null, plan: null, scene: null, lines: [], colours: null, current: "", hover: "", width: 0 };
const canvasBox = make("div", { id: "network", class: "network" });
const cursor = button("\u00a0", () => choose(stage.scene.nodes.get(stage.current)), { id: "cursor", "aria-describedby": "map-keys" });
const zoomer = make("div", { class: "zoom", role: "group", "aria-label": "Zoom" });

/** Draw the map of the state into an element. */
export function drawMap(host, changed) {
  if (!stage.network) start(host);
  if (!host.contains(canvasBox)) host.replaceChildren(...elements());
  if (changed.has("theme") || !stage.colours) stage.colours = readColours();
  const width = Math.floor(host.clientWidth);
  if (!width) return;
  if (width !== stage.width || changed.has("open") || !stage.plan) arrange(width);
  showScene();
}

/** Give what the map shows, for the picture that is saved. */
export function mapScene() {
  return { plan: stage.plan, nodes: [...stage.scene.nodes.values()], lines: stage.lines };
}

/** Give the boxes of everything drawn, in pixels of the page. */
export function mapBoxes() {
  const corner = canvasBox.getBoundingClientRect();
  return [...stage.scene.nodes.values()].map((node) => {
    const { x, y } = stage.network.canvasToDOM(node);
    const scale = stage.network.getScale();
    const [across, down] = [corner.left + x, corner.top + y];
    const { left, top, right, bottom } = node.box;
    const sides = { left: across + left * scale, top: down + top * scale, right: across + right * scale, bottom: down + bottom * scale };
    return { id: node.id, role: node.role, x: across, y: down, ...sides };
  });
}

function elements() {
  return [make("div", { class: "stage" }, canvasBox, cursor, zoomer), make("p", { id: "map-keys", class: "hint" }, KEYS), drawLegend()];
}

function start(host) {
  host.replaceChildren(...elements());
  stage.nodes = new vis.DataSet([]);
  const options = { ...data.network.options, nodes: { ...data.network.options.nodes, ctxRenderer: render } };
  stage.network = new vis.Network(canvasBox, { nodes: stage.nodes, edges: new vis.DataSet([]) }, options);
  canvasBox.querySelector(".vis-network").removeAttribute("tabindex");
  canvasBox.querySelector("canvas").setAttribute("aria-hidden", "true");
  stage.network.on("beforeDrawing", drawGround);
  stage.network.on("click", ({ pointer }) => clicked(pointer.canvas));
  canvasBox.addEventListener("mousemove", hovered);
  canvasBox.addEventListener("mouseleave", () => hover(""));
  cursor.addEventListener("keydown", walk);
  zoomer.append(...ZOOMS.map(([text, by, told]) => button(text, () => zoom(by), { "aria-label": told })));
  const follow = () => canvasBox.isConnected && Math.floor(host.clientWidth) !== stage.width && drawMap(host, new Set(["open"]));
  new ResizeObserver(follow).observe(host);
}

function arrange(width) {
  stage.width = width;
  stage.plan = layOut(width, state.open);
  canvasBox.style.height = `${Math.ceil(stage.plan.height)}px`;
  stage.network.setSize("100%", canvasBox.style.height);
  zoom(0);
}

/** Bring the network to the scene of the state: only what differs is changed, and who has moved is seen moving. */
function showScene() {
  const lit = { thing: state.selected, facts: litFacts() };
  lit.facts.add(state.selected);
  const old = stage.scene?.nodes ?? new Map();
  stage.scene = compose(stage.plan, shown(), state.day, lit);
  const isLit = litBy(lit.facts);
  stage.lines = route(stage.scene.links, stage.plan).map((line) => ({ ...line, d: trace(line.points), lit: isLit(line) }));
  const gone = [...old.keys()].filter((id) => !stage.scene.nodes.has(id));
  const there = [...stage.scene.nodes.values()].filter(({ id, x, y }) => old.get(id)?.x !== x || old.get(id)?.y !== y);
  stage.nodes.remove(gone.map(own));
  stage.nodes.update(there.map(({ id, x, y }) => ({ id: own(id), x, y })));
  move(there.filter(({ id }) => old.has(id)).map((node) => [node, old.get(node.id)]));
  if (!stage.scene.nodes.has(stage.current)) stage.current = [...stage.scene.nodes.values()].find(reachable)?.id ?? "";
  stage.network.redraw();
  placeCursor();
}

function move(pairs) {
  if (!pairs.length || matchMedia("(prefers-reduced-motion: reduce)").matches) return;
  const begun = performance.now();
  const frame = (now) => {
    const part = Math.min(1, (now - begun) / MOVE);
    const eased = 1 - (1 - part) ** 3;
    for (const [{ id, x, y }, old] of pairs) {
      const node = stage.network.body.nodes[own(id)];
      if (node) Object.assign(node, { x: old.x + (x - old.x) * eased, y: old.y + (y - old.y) * eased });
    }
    stage.network.redraw();
    if (part < 1) requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}

/** Give the id of a node for vis-network, which would take "constructor" for a node that it has. */
function own(id) {
  return `=${id}`;
}

function render({ ctx, id: owned, x, y }) {
  const id = owned.slice(1);
  const node = stage.scene.nodes.get(id);
  const chosen = Boolean(state.selected) && node && (node.thing === state.selected || node.fact === state.selected);
  const look = { chosen: chosen && node.role !== "post", hover: id === stage.hover };
  return {
    drawNode: () => node && drawNode(canvasPen(ctx, stage.colours), node, x, y, look),
    nodeDimensions: { width: 2 * (node?.r ?? 4), height: 2 * (node?.r ?? 4) },
  };
}

function drawGround(context) {
  const pen = canvasPen(context, stage.colours);
  drawCards(pen, stage.plan);
  const [back, front] = [stage.lines.filter((line) => !line.lit), stage.lines.filter((line) => line.lit)];
  for (const line of [...back, ...front]) drawLine(pen, line, line.d, { lit: line.lit, dim: !line.lit && front.length > 0 });
}

/** Give what tells whether a line belongs to what is selected, or to a path. */
function litBy(wanted) {
  const ends = (line) => factsById.get(line.fact)?.flatMap((fact) => [fact.from, fact.to]) ?? [];
  return (line) => wanted.has(line.fact) || Boolean(state.selected) && ends(line).includes(state.selected);
}

/** Draw the cards with their heads; what stands in them is drawn as nodes. */
export function drawCards(pen, plan) {
  if (plan.apex.length) pen.text("SEVERAL POSTS AT ONCE, CERTAINLY OR POSSIBLY", plan.gutter - 10, 14, { face: FONTS.soft, colour: "soft" });
  if (plan.others) pen.text("TOLD OF, WITHOUT A POST ON THIS DAY", plan.gutter - 10, plan.others, { face: FONTS.soft, colour: "soft" });
  for (const card of plan.cards) {
    pen.path(rounded(card.x, card.y, card.width, card.height, 9), { fill: "card", stroke: "rule", width: 1 });
    pen.path(rounded(card.x + 0.5, card.y + 0.5, card.width - 1, card.head - 1, 8), { fill: "bar" });
  }
}

function zoom(by) {
  const fit = stage.width / stage.plan.width;
  const scale = by ? Math.max(fit, Math.min(3, stage.network.getScale() * by)) : fit;
  const home = { x: stage.plan.width / 2, y: stage.plan.height / 2 };
  stage.network.setOptions({ interaction: { dragView: scale > fit } });
  stage.network.moveTo({ position: scale > fit ? stage.scene?.nodes.get(stage.current) ?? home : home, scale, animation: false });
  placeCursor();
}

/** Tell whether a node can be chosen: a thing, or the head of a card. */
function reachable(node) {
  return Boolean(node.thing) || node.role === "body";
}

function nodeAt({ x, y }) {
  const within = ({ x: left, box }) => x >= left + box.left - 3 && x <= left + box.right + 3;
  const level = ({ y: top, box }) => y >= top + box.top - 2 && y <= top + box.bottom + 2;
  return [...stage.scene.nodes.values()].find((node) => reachable(node) && within(node) && level(node));
}

function clicked(point) {
  const node = nodeAt(point);
  const card = stage.plan.cards.find(({ x, y, width, head }) => point.x > x && point.x < x + width && point.y > y && point.y < y + head);
  if (card && (!node || node.role === "body") && turns(card.id)) return toggle(card.id);
  if (node) return choose(node);
  const line = lineAt(stage.lines, point.x, point.y);
  change({ selected: line?.fact ?? "" });
}

function choose(node) {
  if (!node) return;
  stage.current = node.id;
  if (node.role === "body" && turns(node.card)) toggle(node.card);
  if (node.thing) change({ selected: node.thing });
  placeCursor();
}

/** Tell whether choosing the head of a card opens it, or closes one that was opened and is chosen again. */
function turns(id) {
  return !isOpen(id, state.open) || state.open.includes(id) && [id, ""].includes(body(id) ? state.selected : "");
}

function toggle(id) {
  stage.current = id;
  change({ open: state.open.includes(id) ? state.open.filter((each) => each !== id) : [...state.open, id] });
}

function hovered(event) {
  const corner = canvasBox.getBoundingClientRect();
  const point = stage.network.DOMtoCanvas({ x: event.clientX - corner.left, y: event.clientY - corner.top });
  const node = nodeAt(point);
  const line = node ? null : lineAt(stage.lines, point.x, point.y);
  canvasBox.classList.toggle("over", Boolean(node || line));
  canvasBox.title = node ? describe(node) : line ? sayLine(line) : "";
  hover(node?.id ?? "");
}

function hover(id) {
  if (id === stage.hover) return;
  stage.hover = id;
  stage.network.redraw();
}

/** Say what a line stands for, and how certain it is. */
function sayLine({ fact, certainty }) {
  const say = (each) => (each.tenure ? `${label(each.from, state.day)}: holds ${label(each.to, state.day)}` : sayFact(each, state.day));
  return factsById.get(fact).map((each) => `${say(each)}, ${certainty}`).join("; ");
}

/** Say what a node is and what it is tied to on the day. */
function describe(node) {
  const { holdings, ties } = shown();
  const id = node.thing;
  if (!id) return `${titleOf(node.card, state.day)}${isOpen(node.card, state.open) ? "" : "; closed, Enter opens"}`;
  const held = holdings.filter((row) => [row.post, row.holder].includes(id)).map((row) => sayHolding(row, id));
  const tied = ties.filter(({ fact }) => [fact.from, fact.to].includes(id)).map(({ fact }) => sayFact(fact, state.day));
  return [`${label(id, state.day)} (${thing(id).kind || "kind not stated"})`, ...held, ...tied].join("; ");
}

/** Say a holding from the side of its post or of its holder. */
function sayHolding({ fact, post, holder, certainty }, id) {
  const held = `held by ${holder ? label(holder, state.day) : "someone not stated"}`;
  const capacity = fact?.capacity ? ` (${fact.capacity})` : "";
  return `${post === id ? held : label(post, state.day)}${capacity}${fact ? `, ${certainty}` : ""}`;
}

function placeCursor() {
  const node = stage.scene?.nodes.get(stage.current);
  cursor.hidden = !node;
  if (!node) return;
  const { left, top, right, bottom } = node.box;
  const [start, end] = [[left, top], [right, bottom]].map(([x, y]) => stage.network.canvasToDOM({ x: node.x + x, y: node.y + y }));
  const [width, height] = [end.x - start.x + 6, Math.max(24, end.y - start.y + 6)];
  Object.assign(cursor.style, { left: `${start.x - 3}px`, top: `${start.y - 3}px`, width: `${width}px`, height: `${height}px` });
  cursor.setAttribute("aria-label", describe(node));
}

function walk(event) {
  const step = Object.hasOwn(ARROWS, event.key) && ARROWS[event.key];
  if (event.key === "+" || event.key === "-") return zoom(event.key === "+" ? 1.25 : 0.8);
  if (!step && event.key !== "Home") return;
  event.preventDefault();
  const stops = [...stage.scene.nodes.values()].filter(reachable);
  const from = stage.scene.nodes.get(stage.current);
  const next = step ? nearest(event.shiftKey ? neighbours(stops) : stops, from, ...step) : stops[0];
  stage.current = next?.id ?? stage.current;
  placeCursor();
  byId("status").textContent = cursor.getAttribute("aria-label");
  cursor.scrollIntoView({ block: "nearest" });
}

/** List the nodes that a tie or holding joins with the current one. */
function neighbours(stops) {
  const { thing: id } = stage.scene.nodes.get(stage.current);
  const { holdings, ties } = shown();
  const pairs = [...holdings.map((row) => [row.holder, row.post]), ...ties.map(({ fact }) => [fact.from, fact.to])];
  const tied = new Set(pairs.flatMap(([one, other]) => (one === id ? [other] : other === id ? [one] : [])));
  return stops.filter((node) => tied.has(node.thing));
}
