// The view of parties: where they came from and what became of them, drawn and in words.

import { button, make, name, plural, shape } from "./dom.js";
import { legend } from "./legend.js";
import { arrangeBriefs } from "./partybriefs.js";
import { arrangeLane, fitLane } from "./partylanes.js";
import { makeMark } from "./partymarks.js";
import { arrangeRails } from "./partyrails.js";
import { walkItems } from "./partywalk.js";
import { certaintyOf, proveStep } from "./partywords.js";
import { CERTAINTY } from "./wording.js";

const [NARROW, BETWEEN] = [600, 40];
const ROLES = ["name", "unsaid", "word", "detail", "when", "mark"];
const READING =
  "Each line is a party; what came earlier stands before what came later. "
  + "Across a dashed line the order is not stated, and what nothing dates hangs on a dotted line at the end.";
const MEANINGS = {
  said: "said", implied: "implied by what is said", undated: "date not stated", disputed: CERTAINTY.disputed,
  denied: "denied: it did not happen", ahead: "only guessed, predicted or announced",
};

/** Draw the lives of all parties, `data.lineage`, in the colours of `data.parties`; `choose` is called with the id of the party or fact that is chosen. */
export function drawParties(data, choose) {
  const picture = make("div", { class: "lineage-picture" });
  const words = [...writeOthers(data.lineage, choose), writeAll(data, choose)];
  const view = make("section", { class: "lineage", "aria-label": "Parties" }, writeKey(data.lineage), picture, words);
  let drawn = 0;
  const draw = () => {
    const room = Math.floor(picture.clientWidth);
    if (!room || room === drawn) return;
    drawn = room;
    const current = picture.querySelector("[tabindex='0']");
    const focused = picture.contains(document.activeElement);
    picture.replaceChildren(drawPicture(data, room, readFonts(picture)));
    walkItems(picture.firstChild, choose, current, focused);
  };
  new ResizeObserver(() => requestAnimationFrame(draw)).observe(picture);
  return view;
}

/** Draw the picture in a width: what came of what first, then what is told in one event. */
function drawPicture(data, room, fonts) {
  const art = {
    steps: data.lineage.steps,
    fonts,
    languageOf: (id) => (Object.hasOwn(data.things, id) ? data.things[id].lang : ""),
    colourOf: (id) => `party-${Object.hasOwn(data.parties, id) ? data.parties[id] : 0}`,
  };
  const families = layOut(data.lineage.families, art, room, 0);
  const singles = layOutBriefs(data.lineage.singles, art, room, families.height);
  const height = Math.max(1, singles.height);
  const size = { viewBox: `0 0 ${room} ${height}`, width: room, height };
  const told = { class: "lineage-svg", role: "group", "aria-label": "Where parties came from and what became of them" };
  return shape("svg", { ...size, ...told }, families.items, singles.items);
}

/** Lay lanes out below a height, side by side where they fit; gives the items and the height that they reach. */
function layOut(lanes, art, room, top, apart = 34) {
  const items = [];
  let y = top + 6;
  for (const { row, count, upright } of fillRows(lanes, art, room)) {
    const width = (room - BETWEEN * (count - 1)) / count;
    const blocks = row.map((lane) => (upright ? arrangeRails(lane, art, width) : fitLane(lane, art, width)));
    const above = Math.max(...blocks.map((block) => block.above));
    blocks.forEach((block, number) => items.push(block.draw(number * (width + BETWEEN), y + above)));
    y += above + Math.max(...blocks.map((block) => block.below)) + apart;
  }
  return { items, height: Math.ceil(y) };
}

/** Lay out what one event is told of, under a title of its own. */
function layOutBriefs(lanes, art, room, top) {
  if (!lanes.length) return { items: [], height: top };
  const title = shape("text", { x: 0, y: top + 34, class: "lineage-title" }, "Of each of these one event is told");
  const head = [shape("line", { x1: 0, x2: room, y1: top + 6, y2: top + 6, class: "lineage-rule" }), title];
  const briefs = room >= NARROW && arrangeBriefs(lanes, art, room);
  if (briefs) return { items: [head, briefs.draw(0, top + 52)], height: Math.ceil(top + 52 + briefs.height + 8) };
  const laid = layOut(lanes, art, room, top + 48, 20);
  return { items: [head, laid.items], height: laid.height };
}

/** Share lanes out among rows: two side by side where there is room, the longest alone; downwards what does not fit at all. */
function fillRows(lanes, art, room) {
  const sized = lanes.map((lane) => ({ lane, width: arrangeLane(lane, art).width }));
  const upright = (width) => room < NARROW || width > room;
  const short = sized.filter(({ width }) => !upright(width) && width <= (room - BETWEEN) / 2);
  if (short.length % 2) short.splice(short.indexOf(short.reduce((one, other) => (other.width > one.width ? other : one))), 1);
  const alone = sized.filter((each) => !short.includes(each) && !upright(each.width));
  const columns = Math.max(1, Math.floor(room / NARROW));
  return [
    ...share(sized.filter(({ width }) => upright(width)), columns).map((row) => ({ row, count: columns, upright: true })),
    ...share(alone, 1).map((row) => ({ row, count: 1 })),
    ...share(short, 2).map((row) => ({ row, count: 2 })),
  ];
}

function share(sized, count) {
  const rows = [];
  for (let first = 0; first < sized.length; first += count) rows.push(sized.slice(first, first + count).map(({ lane }) => lane));
  return rows;
}

function readFonts(picture) {
  const probe = shape("text");
  picture.append(shape("svg", { class: "lineage-svg" }, probe));
  const fonts = ROLES.map((role) => {
    probe.setAttribute("class", `lineage-${role}`);
    const { fontStyle, fontWeight, fontSize, fontFamily } = getComputedStyle(probe);
    return [role, `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`];
  });
  return Object.fromEntries(fonts);
}

/** Write what the lines and the marks mean; of the marks, those that are there. */
function writeKey({ steps, others }) {
  const drawn = Object.keys(steps).filter((fact) => !others.includes(fact)).map((fact) => steps[fact]);
  const found = new Map(drawn.map((step) => [certaintyOf(step), { ...step, cls: "key" }]));
  const told = Object.keys(MEANINGS).filter((certainty) => found.has(certainty));
  const entries = told.map((certainty) => [24, MEANINGS[certainty], makeMark(found.get(certainty), 12, 12)]);
  return make("div", { class: "lineage-lead" }, make("p", {}, READING), legend(entries));
}

function writeOthers({ others, steps }, choose) {
  if (!others.length) return [];
  return [make("h2", {}, "Told of groups that are no parties"), listSteps(others, steps, choose)];
}

function writeAll({ lineage, things }, choose) {
  const lanes = [...lineage.families, ...lineage.singles];
  const lists = lanes.map((lane) => [
    make("h3", {}, name(lane.label, Object.hasOwn(things, lane.party) ? things[lane.party].lang : "")),
    listSteps(listFacts(lane), lineage.steps, choose),
  ]);
  const count = lanes.flatMap(listFacts).length;
  const summary = make("summary", {}, `The picture in words: ${plural(count, "event")}`);
  return make("details", { class: "lineage-words" }, summary, lists);
}

/** List the facts of a lane, after those of what merged into it. */
function listFacts(lane) {
  const placed = lane.items.filter((item) => item.step !== undefined);
  return [...placed.flatMap((item) => [...item.inputs.flatMap(listFacts), item.step]), ...lane.apart];
}

function listSteps(facts, steps, choose) {
  const items = facts.map((fact) => {
    const proof = make("span", { class: "lineage-proof" }, proveStep(steps[fact]));
    return make("li", {}, button(name(steps[fact].what), () => choose(fact)), " ", proof);
  });
  return make("ul", { class: "lineage-list" }, items);
}
