// The scale of the timeline: where a day stands. Years in which nothing dated happens can be folded together.

import { DAY, dayOf, newYear } from "./calendar.js";
import { data, facts } from "./data.js";
import { span } from "./state.js";

const RUN = 3;
const STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];
const stretches = findStretches();

/** Tell whether there are years to fold. */
export function folds() {
  return stretches.some((each) => each.fold);
}

/** Give the scale between two places: `place` of a day, `dayAt` a place, ticks of years and months, folds. */
export function scaleOf(left, right, whole) {
  const parts = place(whole ? [{ first: stretches[0].first, last: stretches.at(-1).last, fold: false }] : stretches, left, right);
  const at = (time) => parts.findLast((part) => part.start <= time) ?? parts[0];
  const placeOf = (time) => {
    const part = at(time);
    return part.left + ((Math.min(time, part.end) - part.start) / (part.end - part.start)) * (part.right - part.left);
  };
  const open = parts.filter((part) => !part.fold);
  const year = open[0] ? (open[0].right - open[0].left) / (open[0].last - open[0].first + 1) : right - left;
  return {
    left, right, year,
    place: (day) => (day ? Math.max(left, placeOf(Date.parse(day))) : left),
    middle: (day) => placeOf(Date.parse(day) + DAY / 2),
    dayAt: (x) => dayAt(parts, Math.min(right - 0.01, Math.max(left, x))),
    ticks: open.flatMap((part) => ticksOf(part, year)),
    folds: parts.filter((part) => part.fold),
  };
}

/** Find the years with a date of a fact one by one, and the long runs of years without any. */
function findStretches() {
  const days = [...data.turns, ...facts.flatMap((fact) => [fact.start, fact.end, fact.seen, fact.within].flat())];
  const busy = new Set(days.filter(Boolean).map((day) => Number(day.slice(0, 4))));
  const [start, end] = [yearOf(span.first), yearOf(span.last)];
  const found = [];
  for (let year = start; year <= end; year += 1) {
    const [before, quiet] = [found.at(-1), !busy.has(year)];
    if (before && before.quiet === quiet) before.last = year;
    else found.push({ first: year, last: year, quiet });
  }
  return found.map((each) => ({ ...each, fold: each.quiet && each.last - each.first + 1 >= RUN }));
}

function place(known, left, right) {
  const folded = known.filter((each) => each.fold).length;
  const open = known.filter((each) => !each.fold).reduce((sum, each) => sum + each.last - each.first + 1, 0);
  const fold = open ? Math.min((right - left) * 0.11, 66) : (right - left) / folded;
  const year = (right - left - folded * fold) / (open || 1);
  let at = left;
  return known.map((each) => {
    const wide = each.fold ? fold : year * (each.last - each.first + 1);
    at += wide;
    return { ...each, left: at - wide, right: at, start: Date.parse(newYear(each.first)), end: Date.parse(newYear(each.last)) + lengthOf(each.last) };
  });
}

function dayAt(parts, x) {
  const part = parts.findLast((each) => each.left <= x) ?? parts[0];
  const time = part.start + ((x - part.left) / (part.right - part.left)) * (part.end - part.start);
  const day = dayOf(Math.floor(time / DAY) * DAY);
  return day < span.first ? span.first : day > span.last ? span.last : day;
}

/** Give the years of a stretch with their places: as many as there is room for, with their quarters where there is. */
function ticksOf(part, year) {
  const step = STEPS.find((each) => each * year >= 38) ?? STEPS.at(-1);
  const found = [];
  const even = Math.ceil(part.first / step) * step;
  const years = (even - part.first) * year >= 38 ? [part.first] : [];
  for (let each = even; each <= part.last; each += step) years.push(each);
  for (const each of years) {
    const left = part.left + (each - part.first) * year;
    found.push({ left, label: String(each), quarters: step === 1 && year >= 80 ? [1, 2, 3].map((quarter) => left + (quarter * year) / 4) : [] });
  }
  return found;
}

function lengthOf(year) {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 366 * DAY : 365 * DAY;
}

function yearOf(day) {
  return Number(day.slice(0, 4));
}
