// The time bar: the day, the changes around it, and the steps from one change to the next.

import { DAY, dayOf, newYear } from "./calendar.js";
import { data, sayDay } from "./data.js";
import { button, make, plural, shape } from "./dom.js";
import { change, readDay, span, state } from "./state.js";

const PAUSE = 1400;
const BINS = 132;
const first = Date.parse(span.first);
const total = (Date.parse(span.last) - first) / DAY;
const parts = {};

/** The days to step to: those on which what holds is judged otherwise, and the first days of dated changes. */
const steps = [...new Set([...data.turns, ...data.changes.map((each) => each.first)])].sort();

let playing = 0;

/** Make the time bar in an element. */
export function drawDays(host) {
  parts.slider = make("input", { type: "range", id: "slider", min: 0, max: total, step: 1, "aria-label": "Day" });
  parts.date = make("input", { type: "date", id: "date", min: span.first, max: span.last, "aria-label": "Date" });
  parts.play = button("Play", toggle, { id: "play", class: "wide" });
  const word = (text) => make("span", { class: "word" }, text);
  const step = (id, words, told, find) => button(words, () => go(find(state.day)), { id, "aria-label": told });
  parts.before = step("before", ["‹", word(" Previous change")], "Previous change", before);
  parts.after = step("after", [word("Next change "), "›"], "Next change", after);
  parts.slider.addEventListener("input", () => change({ day: dayOf(first + Number(parts.slider.value) * DAY) }));
  parts.date.addEventListener("change", () => change({ day: readDay(parts.date.value) || state.day }));
  parts.date.addEventListener("blur", showDay);
  parts.line = make("div", { class: "line" }, drawHistogram(), parts.slider, drawYears());
  host.replaceChildren(make("div", { class: "steps" }, parts.before, parts.play, parts.after, parts.date), parts.line);
  showDay();
}

/** Show the day of the state in the time bar. */
export function showDay() {
  parts.slider.value = place(state.day);
  parts.slider.setAttribute("aria-valuetext", sayDay(state.day));
  parts.date.value = state.day;
  parts.before.disabled = !before(state.day);
  parts.after.disabled = !after(state.day);
}

/** Give the last step before a day, or "" . */
function before(day) {
  return steps.findLast((turn) => turn < day) ?? "";
}

/** Give the first step after a day, or "" . */
function after(day) {
  return steps.find((turn) => turn > day) ?? "";
}

/** List what certainly changed on a day, or in a time around it that the documents leave open. */
export function changesAround(day) {
  return data.changes.filter((each) => each.first <= day && day <= each.last);
}

/** Stop playing, if it plays. */
export function stop() {
  clearTimeout(playing);
  playing = 0;
  parts.play.textContent = "Play";
}

function toggle() {
  if (playing) return stop();
  if (!after(state.day)) change({ day: steps[0] ?? state.day });
  parts.play.textContent = "Stop";
  playing = setTimeout(next, PAUSE);
}

function next() {
  go(after(state.day));
  if (!after(state.day)) return stop();
  playing = setTimeout(next, PAUSE);
}

function go(day) {
  if (day) change({ day });
}

function place(day) {
  return Math.round((Date.parse(day) - first) / DAY);
}

/** Draw how much changed when: full where the time is known, spread and light where only the year or so is. */
function drawHistogram() {
  const bins = Array.from({ length: BINS }, () => ({ sure: 0, spread: 0 }));
  const bin = (day) => Math.min(BINS - 1, Math.floor((place(day) / (total + 1)) * BINS));
  for (const { first: start, last } of data.changes) {
    const [from, to] = [bin(start), bin(last)];
    if (from === to) bins[from].sure += 1;
    else for (let at = from; at <= to; at += 1) bins[at].spread += 1 / (to - from + 1);
  }
  const most = Math.max(1, ...bins.map((each) => each.sure + each.spread));
  const high = (count) => (count ? Math.max(2, 30 * Math.sqrt(count / most)) : 0);
  const told = `${plural(data.changes.length, "dated change")} between ${span.first.slice(0, 4)} and ${span.last.slice(0, 4)}`;
  return shape("svg", { class: "histogram", viewBox: `0 0 ${BINS * 6} 32`, preserveAspectRatio: "none", role: "img", "aria-label": told },
    bins.flatMap(({ sure, spread }, at) => {
      const [all, known] = [high(sure + spread), high(sure)];
      return [
        spread ? shape("rect", { class: "spread", x: at * 6 + 1, y: 32 - all, width: 4, height: all }) : null,
        sure ? shape("rect", { class: "sure", x: at * 6 + 1, y: 32 - known, width: 4, height: known }) : null,
      ];
    }));
}

function drawYears() {
  const [start, end] = [Number(span.first.slice(0, 4)), Number(span.last.slice(0, 4)) + 1];
  const step = [1, 2, 5, 10, 20, 50, 100, 200, 500].find((each) => (end - start) / each <= 9) ?? 1000;
  const years = [];
  for (let year = Math.ceil(start / step) * step; year < end; year += step) years.push(year);
  return make("div", { class: "years", "aria-hidden": "true" }, years.map((year) => {
    const mark = make("span", {}, String(year));
    mark.style.left = `${(place(newYear(year)) / total) * 100}%`;
    return mark;
  }));
}
