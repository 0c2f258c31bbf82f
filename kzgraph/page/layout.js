// Where everything stands on the map, for all days: cards of bodies in columns, with a gutter for lines before each.

import { body, data, label, post } from "./data.js";
import { apex, homes, members, others } from "./seats.js";
import { font, wrap } from "./text.js";
import { everCalled } from "./wording.js";

export const TITLES = " titles";
export const OTHERS = " others";
export const FONTS = { head: font(13.5, 650), post: font(12), name: font(13, 550), soft: font(12), apex: font(14, 650) };
const ROW = 24;
const LINE = 15;
const HEAD = 9;
const GAP = 14;
const INSET = 9;
const BAND = 34;
const ENOUGH = 90;

/** Lay out the map for a width and the bodies that are open: places of cards, posts, seats and gutters. */
export function layOut(width, open) {
  const columns = Math.max(1, Math.min(4, Math.floor(width / 255)));
  const gutter = columns === 1 ? 26 : 34;
  const plan = { width, columns, gutter, column: width / columns, cards: [], posts: new Map(), seats: new Map(), ports: new Map(), apex: [] };
  plan.room = plan.column - gutter - 8;
  const top = layApex(plan);
  plan.band = top + 6;
  const heights = new Array(columns).fill(top + (apex.size ? BAND : 10));
  for (const group of groups(open)) {
    const height = measureGroup(group, plan.room, open);
    const column = heights.indexOf(Math.min(...heights));
    place(group, column * plan.column + gutter, heights[column], plan.room, plan, open);
    heights[column] += height + GAP;
  }
  plan.height = placeOthers(Math.max(...heights) + 22, plan, open) + 4;
  return plan;
}

/** Tell whether a body stands open: all do where all have room, else those that come first or were opened. */
export function isOpen(id, open) {
  return opened().has(id) !== open.includes(id);
}

const opened = (() => {
  let known = null;
  return () => (known ??= chooseOpen());
})();

/** Choose the bodies that are open at first: as many as a screen or two can hold, in their order. */
function chooseOpen() {
  const chosen = new Set();
  let rows = 0;
  for (const id of [...homes.order, TITLES, OTHERS]) {
    const own = id === OTHERS ? others.length : countRows(id);
    if (rows + own <= ENOUGH || !chosen.size) chosen.add(id);
    rows += own;
  }
  return chosen;
}

function countRows(id) {
  return postsOf(id).reduce((sum, each) => sum + 1 + seatsOf(each), 0) + (members.get(id)?.length ?? 0);
}

function postsOf(id) {
  return homes.posts.get(id === TITLES ? "" : id) ?? [];
}

function seatsOf(id) {
  return 1 + Math.max(0, ...Object.values(post(id).seats));
}

/** List what stands together: each body that is no part of another with its parts, and the titles. */
function groups(open) {
  const parts = new Map();
  for (const id of homes.order) {
    const whole = body(id).part;
    if (homes.order.includes(whole)) parts.set(whole, [...(parts.get(whole) ?? []), id]);
  }
  const inner = new Set([...parts.values()].flat());
  const make = (id) => ({ id, parts: (parts.get(id) ?? []).map(make) });
  const all = homes.order.filter((id) => !inner.has(id)).map(make);
  const states = all.filter((each) => body(each.id).kind === "state").length;
  if (homes.posts.has("")) all.splice(states, 0, { id: TITLES, parts: [] });
  if (others.length && !isOpen(OTHERS, open)) all.push({ id: OTHERS, parts: [] });
  return all;
}

/** Give the title of a card; bodies have that of the day. */
export function titleOf(id, day) {
  return { [TITLES]: "Titles and posts in no body", [OTHERS]: "Told of, without a post" }[id] ?? label(id, day);
}

/** Count the lines that the longest needs of all that a thing is ever called, so that a card has room for each. */
function most(id, face, room, lines) {
  return Math.max(...everCalled(id).map((name) => wrap(name, face, room, lines).length));
}

function headHeight(id, room) {
  return 2 * HEAD + LINE * (body(id) ? most(id, FONTS.head, room - 38, 2) : wrap(titleOf(id), FONTS.head, room - 38, 2).length);
}

function postHeight(id, room) {
  return 4 + LINE * most(id, FONTS.post, room - 34, 3) + ROW * seatsOf(id);
}

function ownHeight(id, room, open) {
  if (!isOpen(id, open)) return ROW;
  const posts = postsOf(id).reduce((sum, each) => sum + postHeight(each, room) + 4, 0);
  const joined = members.get(id)?.length ?? 0;
  return (posts || joined ? 6 : 0) + posts + (joined ? LINE + 4 + ROW * joined : 0);
}

function measureGroup({ id, parts }, room, open) {
  const inner = parts.reduce((sum, part) => sum + measureGroup(part, room - INSET, open) + 8, 0);
  return headHeight(id, room) + ownHeight(id, room, open) + inner + (inner ? 2 : 4);
}

/** Say how a thing without a post is tied, in lines that fit; all ties of all times, for the room they need. */
export function wordsOf(id, rows, day, room) {
  const told = rows.filter(({ fact }) => fact.from === id || fact.to === id);
  return told.flatMap(({ fact }) => wrap(sayTie(id, fact, day), FONTS.soft, room - 34, 2));
}

function wordLines(id, room) {
  return wordsOf(id, data.network.edges.filter((edge) => edge.kind).map((fact) => ({ fact })), "", room).length;
}

/** Say a tie from the side of one of its ends. */
export function sayTie(id, fact, day) {
  return fact.from === id ? `${fact.kind} ${label(fact.to, day)}` : `${label(fact.from, day)}: ${fact.kind} it`;
}

function place({ id, parts }, x, y, room, plan, open) {
  const head = headHeight(id, room);
  const height = measureGroup({ id, parts }, room, open);
  plan.cards.push({ id, x, y, width: room, height, head, open: isOpen(id, open), inner: parts.length });
  plan.ports.set(id, { x, y: y + head / 2 });
  let at = y + head + (isOpen(id, open) ? 6 : 0);
  if (!isOpen(id, open)) at += ROW;
  else at = placePosts(id, at, x, room, plan);
  for (const part of parts) {
    place(part, x + INSET, at, room - INSET, plan, open);
    at += measureGroup(part, room - INSET, open) + 8;
  }
}

function placePosts(id, start, x, room, plan) {
  let at = start;
  for (const each of postsOf(id)) {
    const lines = most(each, FONTS.post, room - 34, 3);
    plan.posts.set(each, { x: x + 18, y: at + LINE / 2 + 2, room: room - 34 });
    at += 4 + LINE * lines;
    for (let seat = 0; seat < seatsOf(each); seat += 1) plan.seats.set(`${each} ${seat}`, { x, y: at + ROW * (seat + 0.5), room: room - 26 });
    at += ROW * seatsOf(each) + 4;
  }
  const joined = members.get(id) ?? [];
  if (joined.length) {
    plan.posts.set(`members ${id}`, { x: x + 18, y: at + LINE / 2 + 2, room: room - 34 });
    at += LINE + 4;
    joined.forEach((each, seat) => plan.seats.set(`member ${id} ${each}`, { x, y: at + ROW * (seat + 0.5), room: room - 26 }));
    at += ROW * joined.length;
  }
  return at;
}

/** Place those without a post beneath all cards, column by column; give where that ends. */
function placeOthers(top, plan, open) {
  if (!others.length || !isOpen(OTHERS, open)) return top - 22;
  plan.others = top;
  const ends = new Array(plan.columns).fill(top + 22);
  for (const each of others) {
    const column = ends.indexOf(Math.min(...ends));
    plan.seats.set(`other ${each}`, { x: column * plan.column + plan.gutter, y: ends[column] + ROW / 2, room: plan.room - 26 });
    ends[column] += ROW + 6 + LINE * wordLines(each, plan.room);
  }
  return Math.max(...ends);
}

/** Place those who hold several at once above all bodies; give where that ends. */
function layApex(plan) {
  if (!apex.size) return 0;
  const seats = 1 + Math.max(...apex.values());
  for (let seat = 0; seat < seats; seat += 1) {
    const [column, row] = [seat % plan.columns, Math.floor(seat / plan.columns)];
    plan.apex.push({ x: column * plan.column + plan.gutter + 4, y: 50 + row * 48, room: plan.room - 34 });
  }
  return 34 + Math.ceil(seats / plan.columns) * 48;
}
