// Where everything in the timeline stands: groups, lanes, and in them the rows, on which no two bars or names overlap.

import { firstKnown, marksOf, undated } from "./lanemarks.js";
import { listGroups } from "./lanerows.js";
import { scaleOf } from "./lanescale.js";
import { font, measure, wrap } from "./text.js";
import { CERTAINTY, everCalled, renamings } from "./wording.js";

export const FONTS = { name: font(13), sign: font(13, 600), soft: font(12), post: font(13.5, 500) };
export const ROW = 31;
const LOOSE = 26;
const HEAD = 31;
const PAD = 5;
export const LINE = 17;
const GUTTER = 18;
const NARROW = 540;

/** Lay out all lanes in a width; `whole` gives every year its room. Heights and places do not depend on the day. */
export function layOut(width, whole) {
  const narrow = width < NARROW;
  const side = narrow ? 0 : Math.round(Math.min(230, Math.max(150, width * 0.26)));
  const scale = scaleOf(side + GUTTER, width - GUTTER, whole);
  const lanes = [];
  let top = 0;
  const groups = listGroups().map((group) => {
    const head = { ...group, top, height: HEAD + (narrow && renamings(group.body).length ? LINE + 4 : 0) };
    top += head.height;
    for (const each of group.lanes) {
      const lane = layLane(each, top, { scale, side, narrow });
      lane.number = lanes.push(lane) - 1;
      top += lane.height;
    }
    top += 7;
    return head;
  });
  const items = lanes.flatMap((lane) => lane.items);
  const byNumber = new Map(items.map((item) => [item.fact.number, item]));
  return { width, narrow, side, scale, groups, lanes, items, byNumber, height: Math.max(top, 1) };
}

function layLane(lane, top, { scale, side, narrow }) {
  const room = narrow ? scale.right - scale.left + GUTTER : side - 12;
  const title = everCalled(lane.thing).map((name) => lines(lane, name, room, narrow)).sort((one, other) => other.length - one.length)[0];
  const above = narrow ? title.length * LINE + 3 : 0;
  const made = { ...lane, top, room, lines: title.length };
  made.items = layLoose(made, scale, top + PAD + above);
  const start = made.items.length ? Math.max(...made.items.map((item) => item.bottom)) : top + PAD + above;
  made.items.push(...layDated(made, scale, start));
  const bottom = Math.max(start, ...made.items.map((item) => item.bottom));
  made.height = Math.max(bottom - top + PAD, narrow ? 0 : title.length * LINE + 2 * PAD + 3, lane.facts.length ? 0 : above + LOOSE + 2 * PAD);
  return made;
}

/** Break what a lane is called into lines: the kind of tie, if any, before the name. */
export function lines(lane, name, room, narrow) {
  return wrap(lane.kind ? `${lane.kind} ${name}` : name, FONTS.post, room, narrow ? 2 : 4);
}

/** Give how wide the longest name is that an actor ever had, with the capacity in which it held the post. */
function nameWidth(fact) {
  const extra = (fact.capacity ? measure(`, ${fact.capacity}`, FONTS.name) : 0) + (fact.disputed ? measure(" ≠", FONTS.sign) : 0);
  return Math.max(...everCalled(fact.from).map((name) => measure(name, FONTS.name))) + extra + 2;
}

/** Lay the facts that are not dated side by side at the start of their lane. */
function layLoose(lane, scale, start) {
  let [left, top] = [scale.left, start];
  return lane.facts.filter(undated).map((fact) => {
    const full = nameWidth(fact) + 18 + measure(CERTAINTY["not stated"], FONTS.soft) + 12;
    const width = Math.min(full, scale.right - scale.left);
    if (left > scale.left && left + width > scale.right) [left, top] = [scale.left, top + LOOSE];
    const item = { fact, lane, loose: true, left, text: left + 16, room: width - 18, top, bottom: top + LOOSE, hit: [left - 4, left + width] };
    left += width + 14;
    return item;
  });
}

/** Lay the dated facts on the first row each where neither their bar nor their name meets another's. */
function layDated(lane, scale, start) {
  const dated = lane.facts.filter((fact) => !undated(fact)).map((fact) => ({ fact, known: firstKnown(fact) }));
  dated.sort((one, other) => (one.known < other.known ? -1 : one.known > other.known ? 1 : one.fact.number - other.fact.number));
  const rows = [];
  return dated.map(({ fact }) => {
    const marks = marksOf(fact, scale);
    const edge = scale.right + GUTTER - 2;
    const room = Math.min(nameWidth(fact), edge - scale.left);
    const text = Math.max(scale.left, Math.min(marks.core[0] - (marks.core[1] - marks.core[0] < 12 ? 6 : 0), edge - room));
    const reach = [Math.min(marks.reach[0], text), Math.max(marks.reach[1], text + room + 8)];
    const free = rows.findIndex((taken) => taken.every(([left, right]) => reach[1] <= left || right <= reach[0]));
    const row = free < 0 ? rows.length : free;
    if (free < 0) rows.push([]);
    rows[row].push(reach);
    const top = start + row * ROW;
    const hit = [Math.max(scale.left - GUTTER + 1, Math.min(text, marks.core[0]) - 4), Math.min(edge + 1, Math.max(text + room, marks.core[1]) + 3)];
    return { fact, lane, loose: false, marks, text, room, top, bottom: top + ROW, hit };
  });
}
