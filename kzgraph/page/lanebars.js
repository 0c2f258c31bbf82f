// The bars of the timeline: each a group of marks with the name of who held it, and a label that says all in words.

import { colourOf, label, language, marks, partyOf, sayDay, verdict } from "./data.js";
import { shape } from "./dom.js";
import { FONTS, ROW } from "./lanelayout.js";
import { firstKnown } from "./lanemarks.js";
import { state } from "./state.js";
import { cut, measure } from "./text.js";
import { CERTAINTY, sayFact, sayWhen } from "./wording.js";

const MIDDLE = 22;
const HALF = 5;
const LOOSE_MIDDLE = 12;

/** Draw a fact in its lane as a button. */
export function drawBar(item, scale) {
  const { fact } = item;
  const told = sayBar(fact);
  const made = shape("g", {
    class: classesOf(fact), role: "button", tabindex: -1, "aria-label": told, "aria-pressed": String(fact.fact === state.selected),
    "data-number": fact.number, "data-fact": fact.fact, "data-verdict": verdict(fact, state.day),
  }, shape("title", {}, told));
  const [left, right] = item.hit;
  made.append(shape("rect", { class: "hit", x: left, y: item.top, width: right - left, height: item.bottom - item.top - 1, rx: 4 }));
  made.append(...(item.loose ? drawLoose(item) : drawDated(item, scale)));
  return made;
}

/** Give the classes of a bar: the colour of its holder's party at the time, if that is known, and whether it or an end of it is selected. */
export function classesOf(fact) {
  const known = firstKnown(fact);
  const akin = [fact.from, fact.to].includes(state.selected);
  const chosen = fact.fact === state.selected;
  return `bar party-${colourOf(known && partyOf(fact.from, known))}${chosen ? " chosen" : akin ? " akin" : ""}`;
}

/** Say in words who, what, how certain it is on the day, and when. */
function sayBar(fact) {
  const certainty = verdict(fact, state.day);
  const on = certainty === "not stated" ? "" : ` on ${sayDay(state.day)}`;
  const sure = [CERTAINTY[certainty] + on, fact.disputed && CERTAINTY.disputed, ...marks(fact)].filter(Boolean).join(", ");
  return [sayFact(fact, state.day), sure, sayWhen(fact)].filter(Boolean).join("; ");
}

function drawLoose(item) {
  const [y, left] = [item.top + LOOSE_MIDDLE, item.left];
  const undated = CERTAINTY["not stated"];
  return [
    shape("circle", { class: "loose", cx: left + 6, cy: y, r: 4.5 }),
    drawName(item, y + 4.5, item.room - measure(undated, FONTS.soft) - 8, shape("tspan", { class: "capacity", dx: 8 }, undated)),
  ];
}

function drawDated(item, scale) {
  const { fact, top } = item;
  const y = top + MIDDLE;
  const [left, right] = item.marks.reach;
  return [
    ...item.marks.parts.map((part) => drawPart(part, y)),
    ...foldsIn(item.marks.parts.filter((part) => part.form === "sure" || part.form === "maybe"), scale, y),
    drawCrossing(item, scale, y),
    ...item.marks.parts.filter((part) => part.wall).map(({ right }) => shape("path", { class: "wall", d: `M${right} ${y - 7}V${y + 7}` })),
    ...item.marks.caps.map((x) => shape("path", { class: "cap", d: `M${x} ${y - 6}V${y + 6}` })),
    item.marks.before ? drawArrow(left, y, -1) : null,
    item.marks.after ? drawArrow(right, y, 1) : null,
    item.marks.within ? drawLozenge(item.marks.within, y) : null,
    item.marks.seen === null ? null : shape("path", { class: "seen", d: lozenge(item.marks.seen, item.marks.seen, y) }),
    fact.disputed ? drawContested(item) : null,
    drawName(item, top + 13, item.room),
  ].filter(Boolean);
}

/** Mark where the line of the day, which runs below the bars, crosses one. */
function drawCrossing({ fact }, scale, y) {
  if (verdict(fact, state.day) === "no") return null;
  const x = scale.middle(state.day);
  return shape("path", { class: "crossing", d: `M${x} ${y - 8}V${y + 8}` });
}

function drawPart({ form, left, right }, y) {
  if (form === "open") return shape("path", { class: "open", d: `M${left + 2} ${y}H${Math.max(left + 2, right - 2)}` });
  const place = { x: left, width: Math.max(0.01, right - left) };
  if (form === "maybe") return shape("rect", { class: "maybe", ...place, y: y - HALF + 1, height: 2 * HALF - 2 });
  const mask = right - left < 1 ? "" : `url(#lanes-${form})`;
  return shape("rect", { class: form === "sure" ? "sure" : "soft", ...place, y: y - HALF, height: 2 * HALF, mask: form === "sure" ? "" : mask });
}

function drawContested({ hit: [left, right], top }) {
  return shape("rect", { class: "contested", x: left + 2, y: top + 1, width: right - left - 4, height: ROW - 4, rx: 4 });
}

/** Break the bars where years are folded. */
function foldsIn(parts, scale, y) {
  const crossed = scale.folds.filter((fold) => parts.some((part) => part.left < fold.right && fold.left < part.right));
  const line = (kind, x) => shape("path", { class: kind, d: `M${x - 2} ${y + 8}l3 -5l-2 -3l2 -3l3 -5` });
  return crossed.map((fold) => (fold.left + fold.right) / 2).flatMap((x) => [line("gap", x), line("torn", x - 3.5), line("torn", x + 3.5)]);
}

/** Draw an arrow out of the picture, with a question mark: nobody says how far. */
function drawArrow(x, y, way) {
  return shape("g", { class: "unknown" },
    shape("path", { d: `M${x - way * 4} ${y - 4}L${x + way} ${y}L${x - way * 4} ${y + 4}` }),
    shape("text", { x: x + way * 9, y: y + 4.5, "text-anchor": "middle", "aria-hidden": "true" }, "?"));
}

function drawLozenge([left, right], y) {
  return shape("path", { class: "within", d: lozenge(left, right, y) });
}

function lozenge(left, right, y) {
  return `M${left - 6.5} ${y}L${left} ${y - 6.5}H${right}L${right + 6.5} ${y}L${right} ${y + 6.5}H${left}Z`;
}

function drawName(item, y, room, after = "") {
  const { fact } = item;
  const extra = [fact.capacity ? `, ${fact.capacity}` : "", fact.disputed ? " ≠" : ""];
  const [long, sign] = [measure(extra[0], FONTS.name), extra[1] && measure(extra[1], FONTS.sign)];
  const name = label(fact.from, state.day);
  const own = Math.max(Math.min(measure(name, FONTS.name), room - (sign || 0)), room - (sign || 0) - long);
  const called = cut(name, FONTS.name, own);
  const told = cut(extra[0], FONTS.name, Math.max(0, room - (sign || 0) - measure(called, FONTS.name)));
  return shape("text", { class: "who", x: item.text, y },
    shape("tspan", { class: "name", lang: language(fact.from, state.day) }, called),
    told.length > 3 || told === extra[0] ? shape("tspan", { class: "capacity" }, told) : "",
    extra[1] ? shape("tspan", { class: "sign" }, extra[1]) : "", after);
}
