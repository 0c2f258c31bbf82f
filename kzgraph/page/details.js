// What the details panel tells of a thing or of a fact on a day; each line opens the fact that it tells.

import { body, claimsAbout, claimsOf, data, factsById, factsOf, holdings, label, language, marks, post, sayDay, thing, ties, verdict } from "./data.js";
import { button, make, name, plural } from "./dom.js";
import { tellNames } from "./forms.js";
import { tellConflicts } from "./sides.js";
import { tellClaims } from "./testimony.js";

const STATES = { certainly: "certain", possibly: "possible", "not stated": "no date stated", no: "not on this day" };
const SAID = { certainly: "It held on", possibly: "It may have held on", no: "It did not hold on" };
const HOLDER = "holder not stated";
const DATE = /(?<![\w-])\d{4}-\d{2}(-\d{2})?(?![\w-])/g;
const MOST = 12;

/** Give what heads the panel: the name of a thing on the day, or the two ends of a fact. */
export function tellTitle(id, day) {
  const fact = factsById.get(id)?.[0];
  if (!fact) return [named(id, day)];
  return [named(fact.from, day), fact.kind ? ` ${fact.kind} ` : ", ", named(fact.to, day)];
}

/** Tell all that the page knows of a thing or fact; `choose` is called with the id of what is chosen in it. */
export function tell(id, day, choose) {
  const at = { id, day, choose };
  const fact = factsById.get(id)?.[0];
  const known = Object.hasOwn(data.things, id);
  return make("div", { class: "told" }, fact ? tellFact(fact, at) : known ? tellThing(at) : tellOther(at));
}

function tellThing(at) {
  const { id, day } = at;
  const held = holdings(day);
  const tied = ties(day).filter(({ fact }) => fact.from === id || fact.to === id);
  const day_ = sayDay(day);
  const told = [
    section(`Holds on ${day_}`, rows(held.filter((row) => row.holder === id), at)),
    section(`Held on ${day_} by`, rows(held.filter((row) => row.post === id), at)),
    section(`Posts in it on ${day_}`, rows(held.filter((row) => row.body === id), at)),
    section(`Ties on ${day_}`, rows(tied, at)),
  ].filter(Boolean);
  return [
    make("div", {}, tellKind(at), tellNames(id, day)),
    told.length ? told : make("p", { class: "told-soft" }, `No document states a post or a tie of it on ${day_}.`),
    tellOtherDays(at),
    tellConflicts(data.conflicts.filter((each) => each.about?.includes(id))),
    tellClaims(claimsAbout.get(id) ?? [], at),
  ];
}

function tellFact(fact, at) {
  const state = verdict(fact, at.day);
  const more = tellMore(fact);
  return [
    make("div", {},
      make("p", { class: "told-line" }, link(fact.from, at), fact.kind || "holds", link(fact.to, at)),
      make("p", {}, `${SAID[state] ?? "Whether it held is not stated for"} ${sayDay(at.day)}. `, chip(state)),
      more ? make("p", { class: "told-soft" }, more) : null),
    section("When", [
      make("ul", { class: "told-lines" }, fact.when.split("\n").map((line) => make("li", {}, sayDates(line)))),
      isDisputed(fact) ? make("p", { class: "told-warn" }, "The documents disagree: not all that they say of it can be true.") : null,
      make("p", { class: "told-soft" }, sayWitnesses(fact.sources)),
    ]),
    tellConflicts(data.conflicts.filter((each) => isSide(each, fact.fact))),
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
    section("About", about.length ? [make("ul", {}, about.map((each) => make("li", {}, link(each, at))))] : null),
    tellConflicts(data.conflicts.filter((each) => each.about?.includes(id) || isSide(each, id))),
    tellClaims([...own, ...others], at),
  ];
}

function tellKind(at) {
  const within = post(at.id)?.body || body(at.id)?.part;
  return make("p", { class: "told-soft" }, thing(at.id).kind || "kind not stated", within ? [", ", link(within, at)] : null);
}

/** Tell what held before the day or after it, but not on it. */
function tellOtherDays(at) {
  const own = (factsOf.get(at.id) ?? []).filter((fact) => verdict(fact, at.day) === "no");
  const isPast = (fact) => fact.verdicts.some(([since, state]) => since <= at.day && state !== "no");
  const told = { Before: own.filter(isPast), After: own.filter((fact) => !isPast(fact)) };
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
  return rest.length ? [list, more] : [list];
}

/** Tell a tenure or tie in a line, as seen from what the panel is about; the number of its documents opens it. */
function tellRow({ fact, certainty }, at) {
  const { id, day } = at;
  const ends = `${label(fact.from, day)}, ${fact.kind || "holds"} ${label(fact.to, day)}`;
  const many = plural(originals(fact.sources).size, "document");
  const when = fact.when.includes(" not stated\nend not stated") && certainty === "not stated" ? "" : sayDates(fact.when.replaceAll("\n", "; "));
  return make("li", {},
    make("p", { class: "told-line" }, make("span", {}, tellEnds(fact, at)), certainty ? chip(certainty) : null),
    make("p", { class: "told-soft" }, [when, tellMore(fact)].filter(Boolean).join("; "), " ",
      button(many, () => at.choose(fact.fact), { class: "link", "aria-label": `${many}: ${ends}` })),
    isDisputed(fact) ? make("p", { class: "told-warn" }, "The documents disagree.") : null);
}

function tellEnds(fact, at) {
  const [from, to] = [link(fact.from, at), link(fact.to, at)];
  if (fact.tenure) return fact.from === at.id ? [to] : fact.to === at.id ? [from] : [to, ": ", from];
  return fact.from === at.id ? [`${fact.kind} `, to] : [from, `, ${fact.kind} `, named(fact.to, at.day)];
}

function tellVacancy(row, at) {
  return make("li", {}, make("p", { class: "told-line" }, row.post === at.id ? null : link(row.post, at), make("span", { class: "told-soft" }, HOLDER)));
}

function tellMore(fact) {
  return [fact.capacity && `as ${fact.capacity}`, ...marks(fact)].filter(Boolean).join("; ");
}

function section(title, parts) {
  return parts ? make("section", {}, make("h3", {}, title), parts) : null;
}

function named(id, day) {
  return name(label(id, day), language(id, day));
}

function link(id, { day, choose }) {
  return button(named(id, day), () => choose(id), { class: "link" });
}

function chip(state) {
  return make("span", { class: `told-chip told-${state.replace(" ", "-")}` }, STATES[state]);
}

function isDisputed(fact) {
  return data.disputed.includes(fact.fact);
}

function isSide(conflict, fact) {
  return conflict.sides.some((side) => side.facts?.includes(fact));
}

/** Write the days and months of a line in words. */
function sayDates(line) {
  return line.replace(DATE, (date) => (date.length > 7 ? sayDay(date) : sayDay(`${date}-01`).replace("1 ", "")));
}

function originals(slugs) {
  return new Set(slugs.map((slug) => data.sources[slug]?.copyOf || slug));
}

function sayWitnesses(slugs) {
  const count = originals(slugs).size;
  const copies = slugs.length - count;
  return `Stated by ${plural(count, "document")}${copies ? `, and by ${plural(copies, "copy", "copies")}, no second witness` : ""}.`;
}
