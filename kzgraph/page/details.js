// What the details panel tells of a thing or of a fact on a day; each line opens the fact that it tells.

import { tellConflicts } from "./conflicts.js";
import { body, claimsAbout, claimsOf, data, factsById, factsOf, holdings, marks, post, sayDay, thing, ties, verdict } from "./data.js";
import { button, make, plural } from "./dom.js";
import { tellClaims } from "./testimony.js";
import { tellNames } from "./thingnames.js";
import { CERTAINTY, link, named, originals, sayDates, sayFact, sayWhen } from "./wording.js";

const MOST = 12;

/** Give what heads the panel: the name of a thing on the day, or both ends of a fact, each a link. */
export function tellTitle(id, day, choose) {
  const fact = factsById.get(id)?.[0];
  if (!fact) return [named(id, day)];
  const lead = { class: fact.tenure ? "link told-lead" : "link" };
  return [link(fact.from, day, choose, lead), ` ${fact.kind ?? ""} `, link(fact.to, day, choose)];
}

/** Tell all that the page knows of a thing or fact; `choose` is called with the id of what is chosen in it. */
export function tell(id, day, choose) {
  const at = { id, day, choose };
  const fact = factsById.get(id)?.[0];
  const known = Object.hasOwn(data.things, id);
  return make("div", { class: "told" }, fact ? tellFact(fact, at) : known ? tellThing(at) : tellOther(at));
}

function tellThing(at) {
  return [
    make("div", {}, tellKind(at), tellNames(at.id, at.day)),
    tellDay(at),
    tellOtherDays(at),
    tellConflicts(data.conflicts.filter((each) => each.about?.includes(at.id)), at),
    tellClaims(claimsAbout.get(at.id) ?? [], at),
  ];
}

function tellFact(fact, at) {
  const state = verdict(fact, at.day);
  const more = tellMore(fact);
  return [
    make("div", {},
      make("p", {}, chip(state, fact, at.day), state === "not stated" ? "" : ` on ${sayDay(at.day)}`),
      more ? make("p", { class: "told-soft" }, more) : null),
    section("When", [
      make("ul", { class: "told-lines" }, fact.when.split("\n").map((line) => make("li", {}, sayDates(line)))),
      fact.disputed ? make("p", { class: "told-warn" }, "The documents disagree: not all that they say of it can be true.") : null,
      make("p", { class: "told-soft" }, sayWitnesses(fact.sources)),
    ]),
    tellConflicts(data.conflicts.filter((each) => isSide(each, fact.fact)), at),
    tellClaims(claimsOf.get(fact.fact) ?? [], at),
  ];
}

/** Tell a fact that is neither a tenure nor a tie, such as an election: what it is about, and who says so. */
function tellOther(at) {
  const { id } = at;
  const own = claimsOf.get(id) ?? [];
  const others = (claimsAbout.get(id) ?? []).filter((claim) => claim.fact !== id);
  const about = [...new Set(own.flatMap((claim) => claim.about ?? []))].filter((each) => each !== id);
  return [
    own.length ? make("p", { class: "told-soft" }, own[0].class) : null,
    section("About", about.length ? make("ul", {}, about.map((each) => make("li", {}, link(each, at.day, at.choose)))) : null),
    tellConflicts(data.conflicts.filter((each) => each.about?.includes(id) || isSide(each, id)), at),
    tellClaims([...own, ...others], at),
  ];
}

function tellKind({ id, day, choose }) {
  const [within, whole] = [post(id)?.body, body(id)?.part];
  const of = within ? [" in ", link(within, day, choose)] : whole ? [", part of ", link(whole, day, choose)] : null;
  return make("p", { class: "told-soft" }, thing(id).kind || "kind not stated", of);
}

/** Tell what it holds on the day, who holds it, the posts in it and its ties. */
function tellDay(at) {
  const { id, day } = at;
  const held = holdings(day);
  const tied = ties(day).filter(({ fact }) => fact.from === id || fact.to === id);
  const told = [
    section(`Holds on ${sayDay(day)}`, rows(held.filter((row) => row.holder === id), at)),
    section(`Held on ${sayDay(day)} by`, rows(held.filter((row) => row.post === id), at)),
    section(`Posts in it on ${sayDay(day)}`, rows(held.filter((row) => row.body === id), at)),
    section(`Ties on ${sayDay(day)}`, rows(tied, at)),
  ].filter(Boolean);
  const silent = !told.length && factsOf.has(id);
  return silent ? make("p", { class: "told-soft" }, `No post or tie of it is stated for ${sayDay(day)}.`) : told;
}

/** Tell what held before the day or after it, but not on it. */
function tellOtherDays(at) {
  const own = (factsOf.get(at.id) ?? []).filter((fact) => verdict(fact, at.day) === "no");
  const told = { Before: own.filter((fact) => isOver(fact, at.day)), After: own.filter((fact) => !isOver(fact, at.day)) };
  return Object.entries(told).map(([when, facts]) => section(`${when} ${sayDay(at.day)}`, rows(facts.map((fact) => ({ fact })), at)));
}

/** Make a list of rows, null where there is none; those beyond some are shown when asked for. */
function rows(found, at) {
  if (!found.length) return null;
  const made = found.map((row) => (row.fact ? tellRow(row, at) : tellVacancy(row, at)));
  const list = make("ul", { class: "told-rows" }, made.slice(0, MOST));
  const rest = made.slice(MOST);
  const more = button(`Show ${rest.length} more`, () => {
    list.append(...rest);
    more.remove();
    rest[0].querySelector("button")?.focus();
  }, { class: "told-more" });
  return rest.length ? [list, more] : list;
}

/** Tell a tenure or tie, as seen from what the panel is about; the number of its documents opens it. */
function tellRow({ fact, certainty }, at) {
  const many = plural(originals(fact.sources).size, "document");
  return make("li", {},
    make("p", { class: "told-line" }, tellEnds(fact, at)),
    make("p", { class: "told-soft" },
      certainty ? [chip(certainty), " "] : null,
      ...[sayWhen(fact), tellMore(fact)].filter(Boolean).map((each) => `${each}; `),
      button(many, () => at.choose(fact.fact), { class: "link", "aria-label": `${many}: ${sayFact(fact, at.day)}` })),
    fact.disputed ? make("p", { class: "told-warn" }, "The documents disagree.") : null);
}

function tellEnds(fact, { id, day, choose }) {
  if (fact.from !== id && fact.to !== id) return [link(fact.to, day, choose, { class: "link told-lead" }), link(fact.from, day, choose)];
  const other = link(fact.from === id ? fact.to : fact.from, day, choose);
  if (fact.tenure) return other;
  return fact.from === id ? [fact.kind, other] : [other, make("span", {}, `${fact.kind} `, named(id, day))];
}

function tellVacancy(row, { id, day, choose }) {
  return make("li", { class: "told-line" }, row.post === id ? null : link(row.post, day, choose), make("span", { class: "told-soft" }, "holder not stated"));
}

function tellMore(fact) {
  return [fact.capacity && `as ${fact.capacity}`, ...marks(fact)].filter(Boolean).join("; ");
}

function section(title, parts) {
  return parts ? make("section", {}, make("h3", {}, title), parts) : null;
}

function chip(state, fact, day) {
  const said = state === "no" ? (isOver(fact, day) ? "over" : "not begun") : CERTAINTY[state];
  return make("span", { class: `told-chip told-${state.replace(" ", "-")}` }, said);
}

/** Tell whether a fact that does not hold on a day may have held before it. */
function isOver(fact, day) {
  return fact.verdicts.some(([since, state]) => since <= day && state !== "no");
}

function isSide(conflict, fact) {
  return conflict.sides.some((side) => side.facts?.includes(fact));
}

function sayWitnesses(slugs) {
  const count = originals(slugs).size;
  const copies = slugs.length - count;
  return `Stated by ${plural(count, "document")}${copies ? `, and by ${plural(copies, "copy", "copies")}, no second witness` : ""}.`;
}
