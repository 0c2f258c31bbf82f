// The one state of the page: everything shown is a function of it, and all of it is in the link.

import { newYear } from "./calendar.js";
import { data, facts, thing } from "./data.js";

const VIEWS = ["map", "timeline", "table", "parties", "election", "surroundings"];
export const FACETS = ["body", "party", "source", "certainty", "tie"];
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const DEFAULTS = new Set(["depth=1"]);
const listeners = [];

/** The days that the slider reaches: whole years around all that is dated, and the year before. */
export const span = reach();

export const state = {
  day: data.day, view: "map", selected: "", theme: "", compare: "", years: "",
  filters: Object.fromEntries(FACETS.map((facet) => [facet, []])),
  path: { from: "", to: "", ever: false },
  focus: { actor: "", depth: 1, ever: false },
  open: [],
};

/** Call a function whenever the state has changed, with the names of what did. */
export function onChange(listener) {
  listeners.push(listener);
}

/** Change parts of the state; what has changed is drawn, and stands in the link. */
export function change(patch) {
  const changed = Object.keys(patch).filter((key) => JSON.stringify(patch[key]) !== JSON.stringify(state[key]));
  if (!changed.length) return;
  Object.assign(state, patch);
  writeLink();
  for (const listener of listeners) listener(new Set(changed));
}

/** Give the link to what is shown, after the address of the page. */
export function link() {
  const told = new URLSearchParams({ day: state.day, view: state.view });
  if (state.selected) told.set("selected", state.selected);
  for (const facet of FACETS) for (const value of state.filters[facet]) told.append(facet, value);
  if (state.path.from) told.set("from", state.path.from);
  if (state.path.to) told.set("to", state.path.to);
  if (state.path.ever) told.set("path", "ever");
  if (state.focus.actor) told.set("focus", state.focus.actor);
  if (state.focus.depth !== 1) told.set("depth", state.focus.depth);
  if (state.focus.ever) told.set("around", "ever");
  for (const id of state.open) told.append("open", id);
  if (state.compare) told.set("compare", state.compare);
  if (state.years) told.set("years", state.years);
  if (state.theme) told.set("theme", state.theme);
  return `#${told}`;
}

/** Take the state from the page's link; give the names of those parts whose values are unknown, which are left out. */
export function readLink() {
  const told = new URLSearchParams(location.hash.slice(1));
  const known = (key) => (Object.hasOwn(data.things, told.get(key) ?? "") ? told.get(key) : "");
  const selected = told.get("selected") ?? "";
  change({
    day: readDay(told.get("day")) || (told.has("day") ? state.day : data.day),
    view: VIEWS.includes(told.get("view")) ? told.get("view") : first().view,
    selected: isTold(selected) ? selected : "",
    theme: ["light", "dark"].includes(told.get("theme")) ? told.get("theme") : "",
    compare: readDay(told.get("compare")),
    years: told.get("years") === "all" ? "all" : "",
    filters: Object.fromEntries(FACETS.map((facet) => [facet, told.getAll(facet).filter((value) => isValue(facet, value))])),
    path: { from: known("from"), to: known("to"), ever: told.get("path") === "ever" },
    focus: readFocus(told, known("focus")),
    open: told.getAll("open").filter((id) => Object.hasOwn(data.bodies, id) || [" titles", " others"].includes(id)),
  });
  const taken = new URLSearchParams(link().slice(1));
  const lost = (key) => told.getAll(key).some((value) => value && !taken.getAll(key).includes(value) && !DEFAULTS.has(`${key}=${value}`));
  return [...new Set(told.keys())].filter(lost).map((key) => key.slice(0, 20));
}

/** Give the day of a text if it is one that the slider reaches, else "". */
export function readDay(text) {
  const valid = DAY.test(text ?? "") && new Date(`${text}T00:00Z`).toJSON()?.startsWith(text);
  return valid && text >= span.first && text <= span.last ? text : "";
}

/** Give the view and the surroundings on which the page opens. */
function first() {
  return data.focus ? { view: "surroundings", ...data.focus } : { view: "map", actor: "", depth: 1 };
}

/** Tell whether the page tells of a thing or fact. */
function isTold(id) {
  return Object.hasOwn(data.things, id) || [...facts, ...data.claims].some((each) => each.fact === id);
}

/** Tell whether a facet has a value. */
function isValue(facet, value) {
  if (facet === "body") return Object.hasOwn(data.bodies, value) || ["all state", "all party", "all other", "none"].includes(value);
  if (facet === "party") return value === "none" || thing(value).cls === "Party";
  if (facet === "source") return Object.hasOwn(data.sources, value);
  if (facet === "certainty") return ["certainly", "possibly", "not stated", "disputed"].includes(value);
  return value === "held" || facts.some((fact) => fact.kind === value);
}

function readFocus(told, actor) {
  const depth = Number(told.get("depth"));
  return { actor: actor || first().actor, depth: [1, 2, 3].includes(depth) ? depth : first().depth, ever: told.get("around") === "ever" };
}

function writeLink() {
  if (location.hash === link()) return;
  try {
    history.replaceState(null, "", link());
  } catch {
    // A page inside another one may have no address of its own.
  }
}

function reach() {
  const days = [...data.turns, ...data.changes.flatMap((each) => [each.first, each.last]), data.day].sort();
  const before = Math.max(1, Number(days[0].slice(0, 4)) - 1);
  return { first: newYear(before), last: `${days.at(-1).slice(0, 4)}-12-31` };
}
