// The facets: what can be filtered by, with how many lines of the day each value has.

import { data, body, holdings, label, language, partyOf, post, ties, verdict } from "./data.js";
import { make, name } from "./dom.js";
import { FACETS, change, state } from "./state.js";

const TITLES = { body: "Body", party: "Party", source: "Document", certainty: "Certainty", tie: "Kind of tie" };
const KINDS = {
  "all state": "Institutions of the state", "all party": "Parties", "all other": "Other organisations", none: "Titles, and ties between persons",
};
const OPEN = ["body", "party", "certainty"];
const MOST = 14;
const cache = { key: "", shown: null };

/** Give what is shown on the day under the filters: holdings and ties. */
export function shown() {
  const key = JSON.stringify([state.day, state.filters]);
  if (cache.key !== key) {
    const keep = (row) => passes(row, state.day);
    Object.assign(cache, { key, shown: { holdings: holdings(state.day).filter(keep), ties: ties(state.day).filter(keep) } });
  }
  return cache.shown;
}

/** Tell whether a line passes the filters on a day, but for one facet. */
export function passes(row, day, except = "") {
  return FACETS.every((facet) => {
    const wanted = state.filters[facet];
    return facet === except || !wanted.length || valuesOf(facet, row, day).some((value) => wanted.includes(value));
  });
}

/** Tell whether a fact passes the filters at some time at which it held. */
export function passesEver(fact) {
  return fact.verdicts.some(([day, certainty]) => certainty !== "no" && passes({ fact, certainty }, day));
}

/** Tell whether a fact passes the filters on one of some days. */
export function passesOn(fact, days) {
  return days.some((day) => passes({ fact, certainty: verdict(fact, day) }, day));
}

/** Tell whether anything is filtered out. */
export function filtered() {
  return FACETS.some((facet) => state.filters[facet].length);
}

/** Draw the facets with their counts into an element; what is folded stays folded. */
export function drawFacets(host) {
  const folded = new Set([...host.querySelectorAll("details[data-facet]:not([open])")].map((each) => each.dataset.facet));
  const focused = document.activeElement?.dataset?.value;
  const rows = [...holdings(state.day), ...ties(state.day)];
  const clear = make("button", { type: "button", class: "plain", hidden: !filtered() }, "Show everything");
  clear.addEventListener("click", () => change({ filters: Object.fromEntries(FACETS.map((facet) => [facet, []])) }));
  host.replaceChildren(
    ...FACETS.map((facet) => {
      const counts = count(facet, rows);
      const options = facet === "body" ? bodyTree(counts) : list(order(facet, counts).map((value) => option(facet, value, counts)));
      const open = host.children.length ? !folded.has(facet) : OPEN.includes(facet);
      return make("details", { open, "data-facet": facet }, make("summary", {}, TITLES[facet]), options);
    }),
    clear,
  );
  if (focused) [...host.querySelectorAll("input")].find((each) => each.dataset.value === focused)?.focus();
}

function valuesOf(facet, row, day) {
  const { fact, certainty } = row;
  if (facet === "certainty") return [certainty, ...(fact?.disputed ? ["disputed"] : [])];
  if (facet === "source") return fact?.sources ?? [];
  if (facet === "tie") return [fact && !fact.tenure ? fact.kind : "held"];
  const ends = fact ? [fact.from, fact.to] : [row.post];
  if (facet === "party") {
    const parties = ends.map((end) => partyOf(end, day) || partyOf(post(end)?.body ?? "", day)).filter(Boolean);
    return parties.length ? parties : ["none"];
  }
  const bodies = [...new Set(ends.flatMap((end) => within(post(end)?.body ?? end)))];
  return bodies.length ? [...bodies, ...new Set(bodies.map((of) => `all ${body(of).kind}`))] : ["none"];
}

/** List a body and those that it is a part of. */
function within(id) {
  const found = [];
  for (let at = id; at && body(at) && !found.includes(at); at = body(at).part) found.push(at);
  return found;
}

function count(facet, rows) {
  const counts = new Map(state.filters[facet].map((value) => [value, 0]));
  for (const row of rows) {
    if (!passes(row, state.day, facet)) continue;
    for (const value of new Set(valuesOf(facet, row, state.day))) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}

function order(facet, counts) {
  const known = ["certainly", "possibly", "not stated", "disputed", "held"];
  const last = (value) => (value === "none" ? 1 : 0);
  return [...counts.keys()].sort((one, other) =>
    last(one) - last(other) || known.indexOf(one) - known.indexOf(other) && facet === "certainty"
      ? known.indexOf(one) - known.indexOf(other) || last(one) - last(other)
      : counts.get(other) - counts.get(one) || (one < other ? -1 : 1));
}

/** Give the bodies as a tree: kinds, bodies, and what is part of them. */
function bodyTree(counts) {
  const parts = new Map();
  const known = Object.keys(data.bodies).filter((id) => counts.has(id)).sort((one, other) => body(one).place - body(other).place);
  for (const id of known) {
    const above = counts.has(body(id).part) ? body(id).part : `all ${body(id).kind}`;
    parts.set(above, [...(parts.get(above) ?? []), id]);
  }
  const branch = (id) => option("body", id, counts, parts.has(id) ? list(parts.get(id).map(branch)) : "");
  return list(Object.keys(KINDS).filter((kind) => counts.has(kind)).map(branch));
}

/** List options; of many, all but the first stand folded. */
function list(items) {
  if (items.length <= MOST) return make("ul", {}, items);
  const rest = make("details", { class: "more" }, make("summary", {}, `${items.length - MOST} more`), make("ul", {}, items.slice(MOST)));
  return make("ul", {}, items.slice(0, MOST), make("li", {}, rest));
}

function option(facet, value, counts, parts = "") {
  const box = make("input", { type: "checkbox", "data-value": `${facet} ${value}` });
  box.checked = state.filters[facet].includes(value);
  box.addEventListener("change", () => {
    const rest = state.filters[facet].filter((each) => each !== value);
    change({ filters: { ...state.filters, [facet]: box.checked ? [...rest, value] : rest } });
  });
  const told = make("label", {}, box, make("span", { class: "value" }, say(facet, value)), make("span", { class: "count" }, String(counts.get(value))));
  return make("li", {}, told, parts);
}

function say(facet, value) {
  if (facet === "source") return value;
  if (facet === "body" && Object.hasOwn(KINDS, value)) return KINDS[value];
  if (value === "none") return "No party stated";
  if (facet === "tie") return value === "held" ? "holds a post or title" : value;
  return facet === "certainty" ? value : name(label(value, state.day), language(value, state.day));
}
