// The picture of the timeline: ground, axis, labels and bars, of which only those near the window need be drawn.

import { label, language, sayDay } from "./data.js";
import { plural, shape } from "./dom.js";
import { drawBar } from "./lanebars.js";
import { LINE, layOut, lines } from "./lanelayout.js";
import { span, state } from "./state.js";
import { cut, font, measure } from "./text.js";
import { renamings } from "./wording.js";

export const AXIS = 46;
const FONTS = { year: font(13, 600), years: font(12), day: font(12.5, 600), body: font(14, 650), called: font(12.5) };
const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** Draw the whole timeline as one picture that needs nothing else: title, axis, all lanes, the day. */
export function lanesPicture(width = 1120) {
  const layout = layOut(width - 32, state.years === "all");
  const head = 44;
  const title = `Who held power, ${span.first.slice(0, 4)} to ${span.last.slice(0, 4)}; the line is ${sayDay(state.day)}`;
  const full = layout.height + AXIS + head + 16;
  const axis = shape("g", { transform: `translate(16 ${head})` }, drawAxis(layout));
  const lanes = shape("g", { transform: `translate(16 ${head + AXIS})` }, drawGround(layout), drawLine(layout), drawRows(layout));
  const size = { xmlns: "http://www.w3.org/2000/svg", width, height: full, viewBox: `0 0 ${width} ${full}` };
  return shape("svg", { class: "lanes", ...size, role: "img", "aria-label": title },
    shape("title", {}, title), drawDefinitions(), shape("rect", { class: "paper", width, height: full }),
    shape("text", { class: "title", x: 16, y: 28 }, title), axis, lanes);
}

/** Draw the fades of soft ends and the pattern of folded years, to which bars refer. */
export function drawDefinitions() {
  const fade = (id, from, to) => [
    shape("linearGradient", { id: `lanes-${id}-fade` },
      [from, to].map((opacity, offset) => shape("stop", { offset, "stop-color": "#fff", "stop-opacity": opacity }))),
    shape("mask", { id: `lanes-${id}`, maskContentUnits: "objectBoundingBox" },
      shape("rect", { width: 1, height: 1, fill: `url(#lanes-${id}-fade)` })),
  ];
  const pattern = shape("pattern", { id: "lanes-fold", width: 6, height: 6, patternUnits: "userSpaceOnUse" }, shape("path", { class: "weave", d: "M0 6L6 0" }));
  return shape("defs", {}, fade("dawn", "0.08", "1"), fade("dusk", "1", "0.08"), pattern);
}

/** Draw the axis: years, folded years, and the day. */
export function drawAxis({ scale, narrow }) {
  const years = scale.ticks.map((tick) => shape("g", { class: "tick" },
    shape("path", { d: `M${tick.left} ${AXIS - 20}V${AXIS}` }),
    tick.left + measure(tick.label, FONTS.year) + 5 <= scale.right + 14 ? shape("text", { x: tick.left + 5, y: AXIS - 7 }, tick.label) : null));
  const folded = scale.folds.map((fold) => {
    const many = `${fold.last - fold.first + 1} years`;
    const told = measure(many, FONTS.years) < fold.right - fold.left - 4 ? many : "⋯";
    return shape("g", { class: "fold" }, shape("title", {}, `${fold.first} to ${fold.last}: no dated change, folded`),
      shape("rect", { x: fold.left, y: AXIS - 20, width: fold.right - fold.left, height: 20 }),
      shape("text", { x: (fold.left + fold.right) / 2, y: AXIS - 6, "text-anchor": "middle" }, told));
  });
  const now = shape("path", { class: "today", d: `M${scale.middle(state.day)} 20V${AXIS}` });
  return shape("g", { class: "axis" }, now, years, folded, drawDay(scale, narrow));
}

function drawDay(scale, narrow) {
  const [year, month, day] = state.day.split("-");
  const told = `${Number(day)} ${MONTHS[month - 1]} ${year}`;
  const [x, half] = [scale.middle(state.day), measure(told, FONTS.day) / 2 + 8];
  const middle = Math.max(narrow ? half : scale.left + half - 18, Math.min(scale.right + 18 - half, x));
  return shape("g", { class: "now" },
    shape("rect", { x: middle - half, y: 1, width: 2 * half, height: 20, rx: 10 }),
    shape("text", { x: middle, y: 15.5, "text-anchor": "middle" }, told));
}

/** Draw the ground: a rule for each year and quarter, and the folded years. */
export function drawGround({ scale, height, width }) {
  const rule = (x, kind) => shape("path", { class: kind, d: `M${x} 0V${height}` });
  return shape("g", { class: "ground" },
    shape("rect", { class: "bare", width, height }),
    scale.folds.map((fold) => shape("rect", { class: "folded", x: fold.left, width: fold.right - fold.left, height })),
    scale.ticks.flatMap((tick) => [rule(tick.left, "year"), ...tick.quarters.map((x) => rule(x, "quarter"))]));
}

/** Draw the line of the day through all lanes. */
export function drawLine({ scale, height }) {
  const x = scale.middle(state.day);
  return shape("path", { class: "today", d: `M${x} 0V${height}` });
}

/** Draw the heads and lanes that reach into a window, and always the fact of a number. */
export function drawRows(layout, [first, last] = [-Infinity, Infinity], always = -1) {
  const near = (each) => each.top < last && first < (each.bottom ?? each.top + each.height);
  const heads = layout.groups.filter(near).map((group) => drawHead(group, layout));
  const kept = layout.byNumber.get(always)?.lane;
  const lanes = layout.lanes.filter((lane) => near(lane) || lane.number === kept?.number).map((lane) => {
    const items = lane.items.filter((item) => near(item) || item.fact.number === always);
    return drawLane(lane, layout, items.map((item) => drawBar(item, layout.scale)));
  });
  return [...heads, ...lanes];
}

function drawLane(lane, layout, bars) {
  const called = label(lane.thing, state.day);
  const told = lines(lane, called, lane.room, layout.narrow);
  const top = lane.top + (layout.narrow ? 14 : 18);
  const count = lane.facts.length;
  const title = lane.kind ? `${lane.kind} ${called}` : called;
  const text = told.map((line, number) =>
    shape("text", { class: "post", x: layout.narrow ? 2 : 4, y: top + number * LINE, lang: language(lane.thing, state.day) }, line));
  const vacant = { class: "vacant", x: layout.scale.left, y: lane.top + 18 + (layout.narrow ? lane.lines * LINE : 0) };
  return shape("g", { class: "lane", role: "group", "aria-label": `${title}: ${count ? plural(count, "bar") : "no holder named"}` },
    shape("path", { class: "base", d: `M0 ${lane.top}H${layout.width}` }),
    shape("g", {}, shape("title", {}, title), text),
    count ? bars : shape("text", vacant, "no document names a holder"));
}

function drawHead(group, layout) {
  const { scale, width, narrow } = layout;
  const called = group.body ? label(group.body, state.day) : group.title;
  const names = group.body ? drawNames(group, layout) : [];
  const [lang, base] = [group.body && language(group.body, state.day), group.top + group.height - 8];
  const room = narrow || !names.length ? width - 20 : layout.side - 12;
  return shape("g", { class: "head" }, shape("title", {}, called),
    shape("rect", { y: group.top, width, height: group.height - 2, rx: 5 }),
    shape("text", { class: "body", x: narrow ? 8 : 10, y: group.top + 20, lang }, cut(called, FONTS.body, room)),
    names.length ? shape("path", { class: "renamed", d: `M${scale.left} ${base}H${scale.right}` }) : null, names);
}

/** Draw what a body is called over time: each name from the day from which it is in force. */
function drawNames(group, { scale }) {
  const y = group.top + group.height - 13;
  return renamings(group.body, state.day).map(({ since, until, form, current }) => {
    const left = scale.place(since);
    const told = cut(form, FONTS.called, (until ? scale.place(until) : scale.right + 16) - left - 10);
    return shape("g", { class: current ? "called now" : "called" },
      shape("title", {}, `${since ? `from ${sayDay(since)}` : "at first"}: ${form}`),
      since ? shape("path", { d: `M${left} ${y + 1}V${y + 9}` }) : null,
      told.length > 1 ? shape("text", { x: left + (since ? -2 : 0), y, "text-anchor": "start" }, told) : null);
  });
}
