// The view of elections: what the documents report of each, seats, shares of the vote, who stood and other figures.

import { button, make, name, plural } from "./dom.js";
import { drawFigures, sayFigure, sayMeasure } from "./figures.js";
import { list, manner, open, sourceName, teller, who } from "./reports.js";
import { drawSeats, sayValue } from "./seatcharts.js";
import { drawShares } from "./shares.js";

const COLUMNS = ["What", "Of whom", "Value", "Document", "Evidence"];

/** Draw all elections; `choose` takes the id of what is clicked, `looks` gives `{label, language, initials, colourOf}` by id and day. */
export function drawElections(data, choose, looks) {
  const { entries, silent } = data.elections;
  const page = { data, choose, looks, day: "" };
  return make("div", { class: "elections" },
    entries.length ? entries.map((entry) => drawEntry({ ...page, day: entry.day }, entry))
      : make("p", { class: "hint" }, "No document reports seats or shares of an election."),
    silent.length ? make("p", { class: "silent" }, "No document here gives seats or shares of: ", list(silent.map((each) => open(page, each.id, name(each.label)))), ".") : "");
}

function drawEntry(page, entry) {
  const label = entry.label.charAt(0).toUpperCase() + entry.label.slice(1);
  return make("section", { class: "election", "aria-label": label },
    make("h2", {}, button(name(label), () => page.choose(entry.id), { class: "link" })),
    sayState(entry),
    entry.seats ? drawSeats(page, entry) : "",
    drawConflicts(page, entry, "hard"),
    entry.shares ? drawShares(page, entry) : "",
    drawConflicts(page, entry, "soft"),
    entry.stood?.length || entry.figures?.length || entry.rules?.length ? drawFigures(page, entry) : "",
    drawTable(page, entry));
}

/** Say when an election was, where its name does not say it, and what it is called besides. */
function sayState(entry) {
  const told = [entry.held ? "" : "only announced", entry.when.startsWith("between") ? entry.when : "", ...entry.qualities.map((quality) => `called ${quality}`)];
  const known = told.filter(Boolean).join(" · ");
  return known ? make("p", { class: "hint" }, known) : "";
}

/** Show the contradictions among the figures: both sides, and what lets both stand. */
function drawConflicts(page, entry, kind) {
  const found = entry.conflicts.filter((each) => each.kind === kind);
  if (!found.length) return "";
  const lines = make("ul", {}, found.map((each) => make("li", {}, sayConflict(page, each))));
  if (kind === "hard") return make("div", { class: "differ" }, make("h3", {}, "Contradictions"), lines);
  return make("details", { class: "differ soft-ones" }, make("summary", {}, `${plural(found.length, "difference")} that can stand side by side`), lines);
}

function sayConflict(page, conflict) {
  const words = (side) => (conflict.kind === "hard" ? side.value : side.text);
  const sides = conflict.sides.map((side) => [
    side.facts.length ? open(page, side.facts[0], words(side), { title: side.text }) : words(side),
    side.sources.length ? ` (${side.sources.map((source) => sourceName(page, source)).join(", ")})` : "",
  ]);
  const why = [conflict.reason, conflict.note].filter(Boolean).join("; ");
  return [name(conflict.label), `, ${conflict.differing}: `, sides[0], " against ", sides[1], why ? make("span", { class: "soft" }, `: ${why}`) : ""];
}

/** Draw all the figures as a table, each with the document and the places that prove it. */
function drawTable(page, entry) {
  const rows = [
    ...(entry.seats?.reports ?? []).map((report) => ["seats", report, sayValue(report)]),
    ...(entry.seats?.charts ?? []).flatMap(({ filled, sizes }) => [...filled.map((report) => ["seats filled", report, report.value]), ...sizes.map((report) => ["seats in all", report, report.value])]),
    ...(entry.shares ?? []).flatMap(({ label, reports }) => reports.map((report) => [label, report, `${report.value}%`])),
    ...(entry.stood ?? []).map((report) => [report.kind, report, ""]),
    ...[...(entry.figures ?? []), ...(entry.rules ?? [])].map((report) => [sayMeasure(report), report, sayFigure(report)]),
  ];
  const head = make("thead", {}, make("tr", {}, COLUMNS.map((column) => make("th", { scope: "col" }, column))));
  return make("details", { class: "reports" },
    make("summary", {}, `${plural(rows.length, "report")} with the places that prove them`),
    make("table", {}, head, make("tbody", {}, rows.map((row) => drawRow(page, entry, ...row)))));
}

function drawRow(page, entry, what, report, value) {
  const cells = [
    what,
    report.of && report.of !== entry.id ? who(page, report.of) : "",
    [value, ...manner(report)].filter(Boolean).join(" · "),
    teller(page, report),
    [open(page, report.fact, make("code", {}, report.fact), { title: report.text }), make("code", { class: "places" }, report.places.join(" "))],
  ];
  return make("tr", {}, cells.map((cell, place) => make(place ? "td" : "th", { scope: place ? "" : "row", "data-label": COLUMNS[place] }, cell)));
}
