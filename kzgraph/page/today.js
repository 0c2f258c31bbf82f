// What the side panel says where nothing is selected: what changes around the day, who holds several, how well it is covered.

import { DAY, dayBefore } from "./calendar.js";
import { data, facts, group, label, pieceOn, sayDay, verdict } from "./data.js";
import { changesAround } from "./days.js";
import { button, make, name, plural, unfolding } from "./dom.js";
import { passesOn, shown } from "./facets.js";
import { change, readDay, span, state } from "./state.js";
import { choose } from "./views.js";
import { link, sayFact } from "./wording.js";

const MOST = 5;
const FOLDED = 12;
const TURNS = { no: "not so", certainly: "certain", possibly: "only possible" };
const parts = {};
const WEIGHTY = ["Tenure", "Membership", "Renaming", "LeaderChange", "Election", "Merger", "Founding", "Ban"];

/** Give the elements that tell of the day. */
export function tellDay() {
  return [...tellTurned(), ...tellSeveral(), ...tellChanges(), ...tellCoverage(), ...tellCompared()];
}

/** Tell what changed on the day or in a time around it, the last change before, and the next. */
function tellChanges() {
  const now = changesAround(state.day).filter(isShort);
  const before = data.changes.filter((each) => each.last < state.day);
  const after = data.changes.filter((each) => each.first > state.day);
  const latest = before.reduce((most, each) => (each.last > most ? each.last : most), "");
  const groups = [
    ["Changed on this day, or about then", now],
    ["The change before", before.filter((each) => each.last === latest)],
    ["The next change", after.filter((each) => each.first === after[0].first)],
    ["On some day of a longer time", changesAround(state.day).filter((each) => !isShort(each))],
  ];
  return groups.flatMap(([title, rows]) => (rows.length ? [make("h3", {}, title), ...tellDated(rows)] : []));
}

/** Tell whether the time in which something changed is a month or less. */
function isShort({ first, last }) {
  return Date.parse(last) - Date.parse(first) <= 31 * DAY;
}

/** Tell changes under their dates, those of posts and names before all that happened else. */
function tellDated(rows) {
  const sorted = [...rows].sort((one, other) => WEIGHTY.includes(other.cls) - WEIGHTY.includes(one.cls));
  const shown = sorted.slice(0, MOST);
  const dates = [...new Set(shown.map((each) => each.when))];
  return [
    ...dates.flatMap((when) => {
      const same = shown.filter((each) => each.when === when);
      const day = readDay(same[0].first) || state.day;
      const lead = { class: "link when", title: `Go to ${sayDay(day)}` };
      return [button(when, () => change({ day, selected: "" }), lead), make("ul", { class: "changes" }, same.map(tellChange))];
    }),
    rows.length > MOST ? make("p", { class: "hint" }, `and ${rows.length - MOST} more`) : "",
  ];
}

function tellChange({ change: how, what, facts: told }) {
  const turn = { began: "began: ", ended: "ended: " }[how] ?? "";
  return make("li", {}, button([turn, name(what)], () => choose(told[0]), { class: "link" }));
}

function tellSeveral() {
  const sure = shown().holdings.filter(({ holder, certainty }) => holder && certainty === "certainly");
  const held = [...group(sure, (row) => [row.holder])].map(([holder, rows]) => [holder, [...new Set(rows.map((row) => row.post))]]);
  const several = held.filter(([, posts]) => posts.length > 1);
  several.sort(([one, a], [other, b]) => b.length - a.length || (one < other ? -1 : 1));
  const items = several.slice(0, MOST).map(([holder, posts]) =>
    make("li", {}, link(holder, state.day, choose), `: ${posts.map((post) => label(post, state.day)).join(", ")}`));
  return items.length ? [make("h3", {}, "Certainly holds several at once"), make("ul", {}, items)] : [];
}

/** Say how many documents say anything of the day, so that what is absent is not read as absent power. */
function tellCoverage() {
  const all = Object.values(data.sources);
  const own = all.filter((source) => !source.copyOf).length;
  const [sure, possible] = pieceOn(data.coverage, state.day) ?? [0, 0];
  const silent = own - sure - possible;
  const say = (count) => `${count} ${count === 1 ? "says" : "say"}`;
  const counted = [
    `${say(sure)} what held on this day`, `${possible} only ${possible === 1 ? "leaves" : "leave"} something possible`,
    ...(silent ? [`${say(silent)} nothing of who held what on it`] : []),
  ];
  const parts = [
    `${plural(all.length, "document")}${all.length > own ? `, ${all.length - own} of them a copy of another` : ""}:`,
    `${counted.join(", ")}.`,
    ...(sure || !shown().holdings.some((row) => row.certainty === "certainly") ? [] : ["Together they make some of it certain."]),
    "What no document says is absent here, and its absence proves nothing.",
  ];
  return [make("h3", {}, "Coverage"), make("p", { class: "hint coverage" }, parts.join(" "))];
}

/** Compare the day with another: what persists, what ended and what began between them. */
function tellCompared() {
  const title = [make("h3", {}, make("label", { for: "compare" }, "Compare with")), compareField()];
  if (!state.compare) return title;
  const [one, other] = [state.day, state.compare].sort();
  const holds = (fact, day) => ["certainly", "possibly"].includes(verdict(fact, day));
  const kept = facts.filter((fact) => passesOn(fact, [one, other]));
  const groups = [
    ["began", "+", `Not yet on ${sayDay(one)}, but on ${sayDay(other)}`, other, (fact) => !holds(fact, one) && holds(fact, other)],
    ["ended", "−", `On ${sayDay(one)}, no longer on ${sayDay(other)}`, one, (fact) => holds(fact, one) && !holds(fact, other)],
    ["persists", "=", "On both", other, (fact) => holds(fact, one) && holds(fact, other)],
  ];
  return [...title, ...groups.flatMap(([looks, sign, told, day, test]) => {
    const rows = kept.filter(test);
    const items = rows.map((fact) => tellFact(fact, sign, day, [one, other]));
    return [make("h4", {}, `${told} (${rows.length})`), make("ul", { class: `compared ${looks}` }, unfolding(items, FOLDED))];
  })];
}

/** Give the field for the other day, always the same one, so that typing in it goes on. */
function compareField() {
  if (!parts.field) {
    parts.field = make("input", { type: "date", id: "compare", min: span.first, max: span.last });
    parts.field.addEventListener("change", () => {
      const day = readDay(parts.field.value);
      if (day || !parts.field.value) change({ compare: day });
    });
  }
  if (document.activeElement !== parts.field) parts.field.value = state.compare;
  return parts.field;
}

function tellFact(fact, sign, day, days) {
  const said = days.map((each) => verdict(fact, each)).filter((each) => each !== "no");
  const open = new Set(said).size > 1 ? ` (${said.join(", then ")})` : said[0] === "possibly" ? " (possibly)" : "";
  return make("li", {}, make("span", { class: "sign", "aria-hidden": "true" }, sign), linkFact(fact, day), open);
}

/** Tell in what the day differs from the one before: what is judged otherwise on it. */
function tellTurned() {
  if (!data.turns.includes(state.day)) return [];
  const eve = dayBefore(state.day);
  const turned = facts.filter((fact) => verdict(fact, eve) !== verdict(fact, state.day) && passesOn(fact, [eve, state.day]));
  if (!turned.length) return [];
  const items = turned.map((fact) => {
    const [was, is] = [eve, state.day].map((day) => TURNS[verdict(fact, day)] ?? verdict(fact, day));
    const day = verdict(fact, state.day) === "no" ? eve : state.day;
    return make("li", {}, linkFact(fact, day), make("div", { class: "hint" }, `${was} the day before, now ${is}`));
  });
  return [make("h3", {}, "Unlike the day before"), make("ul", {}, unfolding(items, MOST))];
}

/** Make a button with a fact in words that opens it. */
function linkFact(fact, day) {
  return button(name(sayFact(fact, day)), () => choose(fact.fact), { class: "link" });
}
