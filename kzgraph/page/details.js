// What the details panel tells of a thing or of a fact on a day, and how we know it.

import { tellClaims } from "./testimony.js";
import { tellConflicts } from "./sides.js";
import { button, make, name, plural } from "./dom.js";

const STATES = { certainly: "certain", possibly: "possible", "not stated": "no date stated", no: "not on this day" };
const DATE = /(?<![\w-])\d{4}-\d{2}(-\d{2})?(?![\w-])/g;
const MONTHS = "January February March April May June July August September October November December".split(" ");
const MOST = 12;

/** Give what the panel is headed with: the name of a thing on the day, or the two ends of a fact. */
export function tellTitle(id, day, world) {
  const fact = world.factsById.get(id)?.[0];
  if (!fact) return [named(id, day, world)];
  const between = fact.kind ? ` ${fact.kind} ` : ", ";
  return [named(fact.from, day, world), between, named(fact.to, day, world)];
}

/** Tell of a thing or fact all that the page knows, on a day; `choose` is called with the id of what a button names. */
export function tell(id, day, world, choose) {
  const at = { id, day, world, choose };
  const fact = world.factsById.get(id)?.[0];
  const known = !fact && Object.hasOwn(world.data.things, id);
  return make("div", { class: "told" }, fact ? tellFact(fact, at) : known ? tellThing(at) : tellOther(at));
}

function tellThing({ id, day, world, choose }) {
  const at = { id, day, world, choose };
  const claims = world.claimsAbout.get(id) ?? [];
  const contrary = world.data.conflicts.filter((each) => each.about?.includes(id));
  return [
    tellKind(at),
    tellNames(at),
    tellDay(at),
    tellOtherDays(at),
    tellConflicts(contrary, at),
    tellClaims(claims, at),
  ];
}

function tellFact(fact, at) {
  const { day, world } = at;
  const claims = world.claimsOf.get(fact.fact) ?? [];
  const verdict = world.verdict(fact, day);
  const contrary = world.data.conflicts.filter((each) => each.sides.some((side) => side.facts?.includes(fact.fact)));
  const more = [fact.capacity && `as ${fact.capacity}`, ...world.marks(fact)].filter(Boolean);
  const disputed = world.data.disputed.includes(fact.fact);
  return [
    make("p", { class: "told-ends" }, thingButton(fact.from, at), make("span", {}, fact.kind || "holds"), thingButton(fact.to, at)),
    make("p", { class: "told-state" }, chip(verdict), ` ${sayState(verdict)} ${world.sayDay(day)}.`),
    more.length ? make("p", { class: "told-soft" }, `${more.join("; ")}.`) : null,
    section("When", [
      make("ul", { class: "told-lines" }, fact.when.split("\n").map((line) => make("li", {}, sayDates(line)))),
      disputed ? make("p", { class: "told-warn" }, "The documents disagree: not all that they say of this can be true.") : null,
      make("p", { class: "told-soft" }, sayWitnesses(fact.sources, world)),
    ]),
    tellConflicts(contrary, at),
    tellClaims(claims, at),
  ];
}

/** Tell a fact that is neither a tenure nor a tie, such as an election: what it is about, and who says so. */
function tellOther(at) {
  const { id, world } = at;
  const own = world.claimsOf.get(id) ?? [];
  const others = (world.claimsAbout.get(id) ?? []).filter((claim) => claim.fact !== id);
  const about = [...new Set(own.flatMap((claim) => claim.about ?? []))].filter((each) => each !== id);
  const contrary = world.data.conflicts.filter((each) => each.about?.includes(id) || each.sides.some((side) => side.facts?.includes(id)));
  return [
    own.length ? make("p", { class: "told-kind" }, own[0].class) : null,
    about.length ? section("About", [make("ul", { class: "told-rows" }, about.map((each) => make("li", {}, thingButton(each, at))))]) : null,
    tellConflicts(contrary, at),
    tellClaims([...own, ...others], at),
  ];
}

function tellKind(at) {
  const { id, world } = at;
  const within = world.post(id)?.body || world.body(id)?.part;
  return make("p", { class: "told-kind" }, world.thing(id).kind || "kind not stated", within ? [" in ", thingButton(within, at)] : null);
}

function tellNames({ id, day, world }) {
  const { label, called = [], names = [] } = world.thing(id);
  const now = world.label(id, day);
  const turns = called.length > 1 ? called : [];
  const lines = turns.map(([since, form], place) => {
    const until = turns[place + 1]?.[0];
    const when = [since && `from ${world.sayDay(since)}`, until && `until ${world.sayDay(until)}`].filter(Boolean).join(" ");
    return make("li", { "aria-current": form === now ? "true" : "" }, form === now ? make("strong", {}, name(form)) : name(form), ` ${when}`);
  });
  const told = new Set([now, ...turns.map(([, form]) => form)]);
  const others = [...(told.has(label) ? [] : [[label, world.thing(id).lang]]), ...names].filter(([form]) => !told.has(form));
  const also = others.length ? make("p", { class: "told-soft" }, "Also called ", listNames(others)) : null;
  return lines.length ? section("Names", [make("ul", { class: "told-lines" }, lines), also]) : also;
}

function tellDay(at) {
  const { id, day, world } = at;
  const held = world.holdings(day).filter((row) => row.holder === id || row.post === id || row.body === id);
  const tied = world.ties(day).filter(({ fact }) => fact.from === id || fact.to === id);
  const rows = [...held.map((row) => tellHolding(row, at)), ...tied.map(({ fact, certainty }) => tellRow(fact, certainty, at))];
  return section(`On ${world.sayDay(day)}`, [
    rows.length ? fold(rows, at, "day") : make("p", { class: "told-soft" }, "No document states what it held, or with whom it was tied."),
  ]);
}

/** Tell what held before the day or after it, but not on it. */
function tellOtherDays(at) {
  const { id, day, world } = at;
  const own = (world.factsOf.get(id) ?? []).filter((fact) => world.verdict(fact, day) === "no");
  const isPast = (fact) => fact.verdicts.some(([since, verdict]) => since <= day && verdict !== "no");
  const told = [["Before", own.filter(isPast)], ["After", own.filter((fact) => !isPast(fact))]];
  return told.map(([when, facts]) => facts.length
    ? section(`${when} ${world.sayDay(day)}`, [fold(facts.map((fact) => tellRow(fact, "", at)), at, when)]) : null);
}

function tellHolding(row, at) {
  if (row.fact) return tellRow(row.fact, row.certainty, at, row.body === at.id);
  const post = row.post === at.id ? null : thingButton(row.post, at);
  return make("li", {}, make("p", { class: "told-line" }, post, make("span", { class: "told-soft" }, post ? "holder not stated" : "No document names a holder.")));
}

/** Tell a tenure or tie in a line, as seen from what the panel is about; its documents are a button that opens it. */
function tellRow(fact, certainty, at, both = false) {
  const { id, day, world } = at;
  const other = thingButton(fact.from === id ? fact.to : fact.from, at);
  const plain = fact.kind ? [fact.from === id ? [`${fact.kind} `, other] : [other, ` ${fact.kind} it`]] : [other];
  const parts = both ? [thingButton(fact.to, at), ": ", thingButton(fact.from, at)] : plain;
  const more = [fact.capacity && `as ${fact.capacity}`, ...world.marks(fact)].filter(Boolean).join("; ");
  const label = `${plural(fact.sources.length, "document")} on ${world.label(fact.from, day)}, ${fact.kind || ""} ${world.label(fact.to, day)}`;
  return make("li", {},
    make("p", { class: "told-line" }, make("span", {}, parts), certainty ? chip(certainty) : null),
    make("p", { class: "told-soft" }, sayDates(fact.when.replaceAll("\n", "; ")), more ? `; ${more}` : ""),
    world.data.disputed.includes(fact.fact) ? make("p", { class: "told-warn" }, "disputed") : null,
    button(plural(fact.sources.length, "document"), () => at.choose(fact.fact), { class: "told-open", "aria-label": label }));
}

/** Make a list of rows; those beyond some are shown when asked for. */
function fold(rows) {
  const list = make("ul", { class: "told-rows" }, rows.slice(0, MOST));
  const rest = rows.slice(MOST);
  if (!rest.length) return list;
  const more = button(`Show ${rest.length} more`, () => {
    list.append(...rest);
    more.remove();
    rest[0].querySelector("button")?.focus();
  }, { class: "told-more" });
  return [list, more];
}

function section(title, parts) {
  return make("section", {}, make("h3", {}, title), parts);
}

function named(id, day, world) {
  return name(world.label(id, day), world.language(id, day));
}

function thingButton(id, { day, world, choose }) {
  return button(named(id, day, world), () => choose(id), { class: "told-link" });
}

function listNames(names) {
  return names.flatMap(([form, lang], place) => [place ? ", " : null, name(form, lang)]);
}

function chip(verdict) {
  return make("span", { class: `told-chip told-${verdict.replace(" ", "-")}` }, STATES[verdict]);
}

function sayState(verdict) {
  return { certainly: "It held on", possibly: "It may have held on", no: "It did not hold on" }[verdict] ?? "Whether it held is not stated for";
}

/** Write the days of a line in words. */
function sayDates(line) {
  return line.replace(DATE, (date) => {
    const [year, month, number] = date.split("-").map(Number);
    return `${number ? `${number} ` : ""}${MONTHS[month - 1]} ${year}`;
  });
}

function sayWitnesses(slugs, world) {
  const originals = new Set(slugs.map((slug) => world.data.sources[slug]?.copyOf || slug));
  const copies = slugs.length - originals.size;
  return `Stated by ${plural(originals.size, "document")}${copies ? `; ${plural(copies, "more is a copy", "more are copies")}, and no second witness` : ""}.`;
}
