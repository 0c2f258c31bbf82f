// The timeline: who held what from when to when, in lanes. Only the rows near the window are drawn when there are many.

import { sayDay } from "./data.js";
import { button, byId, make, shape } from "./dom.js";
import { filtered } from "./facets.js";
import { makeStop, onPress } from "./keys.js";
import { classesOf } from "./lanebars.js";
import { walk } from "./lanekeys.js";
import { layOut } from "./lanelayout.js";
import { drawLegend } from "./lanelegend.js";
import { AXIS, drawAxis, drawDefinitions, drawGround, drawLine, drawRows } from "./lanepicture.js";
import { folds } from "./lanescale.js";
import { barOf, covered, dayUnder, focusedNumber, itemOf, onScreen, refocus, view } from "./laneview.js";
import { change, state } from "./state.js";

const MANY = 300;
const MARGIN = 700;
const NOTHING = new Set();
const stops = new Map();
const sizes = new ResizeObserver(() => requestAnimationFrame(followSize));

/** Draw the timeline into an element; `changed` names what of the state has changed, if that is all. */
export function drawLanes(host, changed = NOTHING) {
  const names = [...changed];
  const same = onScreen() && view.host === host && names.length > 0;
  if (same && names.every((name) => ["selected", "compare", "path", "focus", "open"].includes(name))) return markSelected();
  if (same && names.every((name) => ["day", "selected"].includes(name)) && !filtered()) return showDay();
  build(host);
}

function build(host) {
  const focused = focusedNumber();
  const width = Math.max(280, Math.floor(host.clientWidth));
  Object.assign(view, { host, width, layout: layOut(width, state.years === "all") });
  const { layout } = view;
  view.under = shape("g", {});
  view.rows = shape("g", {});
  view.over = shape("g", { class: "over" });
  view.axis = shape("svg", { class: "lanes", width, height: AXIS, viewBox: `0 0 ${width} ${AXIS}`, "aria-hidden": "true" });
  const size = { width, height: layout.height, viewBox: `0 0 ${width} ${layout.height}` };
  view.svg = shape("svg", { class: "lanes picture", ...size, role: "group", "aria-label": "Timeline: a lane for each post, a bar for each holder" },
    drawDefinitions(), drawGround(layout), view.under, view.rows, view.over);
  view.head = make("div", { class: "lanes-axis" }, view.axis);
  const nothing = make("p", { class: "note" }, "No fact passes the filters at any time.");
  host.replaceChildren(...(layout.lanes.length ? [drawTools(), drawLegend(!layout.narrow), view.head, view.svg] : [nothing]));
  listen();
  for (const each of [host, byId("days")]) sizes.observe(each);
  view.head.style.top = `${covered()}px`;
  showDay();
  if (focused >= 0) refocus(focused);
}

function drawTools() {
  if (!folds()) return "";
  const choice = (told, years) => button(told, () => change({ years }), { "aria-pressed": String(state.years === years) });
  return make("div", { class: "lanes-tools", role: "group", "aria-label": "Scale" }, choice("Years with changes", ""), choice("All years", "all"));
}

/** Show the day of the state: the line, the axis, and of the rows what depends on it. */
function showDay() {
  view.axis.replaceChildren(drawAxis(view.layout));
  view.under.replaceChildren(drawLine(view.layout));
  drawWindow();
}

/** Draw the rows near the window, or all where they are few; who has the focus keeps it. */
function drawWindow() {
  const focused = focusedNumber();
  view.range = view.all || view.layout.items.length <= MANY ? [-Infinity, Infinity] : windowNow(MARGIN);
  view.rows.replaceChildren(...drawRows(view.layout, view.range, focused));
  setStops();
  if (focused >= 0) refocus(focused);
}

function windowNow(margin) {
  const top = -view.svg.getBoundingClientRect().top;
  return [top - margin, top + innerHeight + margin];
}

function setStops() {
  for (const lane of view.rows.querySelectorAll(".lane")) {
    const bars = [...lane.querySelectorAll(".bar")];
    const known = bars.find((bar) => stops.get(itemOf(bar).lane.key) === Number(bar.dataset.number));
    makeStop(known ?? bars[0], bars);
  }
}

function markSelected() {
  for (const bar of view.rows.querySelectorAll(".bar")) {
    const { fact } = itemOf(bar);
    bar.setAttribute("class", classesOf(fact));
    bar.setAttribute("aria-pressed", String(fact.fact === state.selected));
  }
}

function listen() {
  const { svg } = view;
  onPress(svg, ".bar", (bar) => change({ selected: itemOf(bar).fact.fact }));
  svg.addEventListener("click", setDay);
  svg.addEventListener("keydown", type);
  svg.addEventListener("focusin", arrive);
  svg.addEventListener("pointermove", hover);
  svg.addEventListener("pointerleave", () => view.over.querySelector(".hover")?.remove());
}

/** Set the day that is pressed beside the bars; to mark words is not to press. */
function setDay(event) {
  const day = !event.target.closest(".bar") && dayUnder(event);
  const marked = getSelection();
  if (day && (marked.isCollapsed || !view.svg.contains(marked.anchorNode))) change({ day });
}

function hover(event) {
  view.over.querySelector(".hover")?.remove();
  const day = event.pointerType === "mouse" && !event.target.closest(".bar") && dayUnder(event);
  if (!day) return;
  const [x, y] = [view.layout.scale.middle(day), event.clientY - view.svg.getBoundingClientRect().top];
  const after = x < view.layout.scale.right - 120;
  view.over.append(shape("g", { class: "hover" }, shape("path", { d: `M${x} 0V${view.layout.height}` }),
    shape("text", { x: x + (after ? 7 : -7), y: y - 8, "text-anchor": after ? "start" : "end" }, sayDay(day))));
}

function type(event) {
  const bar = event.target.closest(".bar");
  if (!bar || event.altKey || event.metaKey) return;
  const next = walk(view.layout, itemOf(bar), event);
  if (next === undefined) return;
  event.preventDefault();
  if (next) goTo(next);
}

function goTo(item) {
  reveal(item);
  if (!barOf(item.fact.number)) drawWindow();
  barOf(item.fact.number)?.focus({ preventScroll: true });
}

/** Scroll so that an item stands free of what sticks to the top. */
function reveal(item) {
  const { top } = view.svg.getBoundingClientRect();
  const [start, end, free] = [top + item.top, top + item.bottom, covered() + AXIS + 8];
  if (start < free) scrollBy(0, start - free);
  else if (end > innerHeight - 8) scrollBy(0, end - innerHeight + 8);
}

/** Take note of who has the focus: that is where a lane is entered next time. */
function arrive(event) {
  const bar = event.target.closest(".bar");
  if (!bar || view.quiet) return;
  const item = itemOf(bar);
  makeStop(bar, bar.parentNode.querySelectorAll(".bar"));
  stops.set(item.lane.key, item.fact.number);
  if (bar.matches(":focus-visible")) reveal(item);
}

function followScroll() {
  if (!onScreen() || view.range[0] === -Infinity) return;
  const [first, last] = windowNow(100);
  if (first < view.range[0] || last > view.range[1]) drawWindow();
}

function followSize() {
  if (!onScreen()) return;
  if (Math.max(280, Math.floor(view.host.clientWidth)) !== view.width && !view.all) build(view.host);
  else view.head.style.top = `${covered()}px`;
}

function print(all) {
  view.all = all;
  if (onScreen()) drawWindow();
}

addEventListener("scroll", () => requestAnimationFrame(followScroll), { passive: true });
addEventListener("beforeprint", () => print(true));
addEventListener("afterprint", () => print(false));
