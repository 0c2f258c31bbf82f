// The seats of a convocation: a picture for each document that gives numbers, and what the others say.

import { fitted } from "./chart.js";
import { button, make } from "./dom.js";
import { canDraw, drawHemicycle } from "./hemicycle.js";
import { colour, groups, list, manner, open, sourceName, swatch, teller, who } from "./reports.js";

/** Draw what the documents say of a convocation's seats. */
export function drawSeats(page, entry) {
  const { seats } = entry;
  const order = rank(page, seats.charts);
  const drawn = new Set(seats.charts.flatMap((chart) => chart.won.map(told)));
  return make("div", { class: "part-of" },
    make("h3", {}, `Seats in ${seats.label}`),
    seats.charts.length ? make("div", { class: "ballots" }, seats.charts.map((chart) => drawChart(page, entry, chart, order)))
      : make("p", { class: "hint" }, "No document gives a number of seats."),
    sayOthers(page, seats.reports.filter((report) => !drawn.has(told(report)))));
}

/** Give the parties in one order for all pictures: those with most seats first. */
function rank(page, charts) {
  const most = new Map();
  for (const { of, number } of charts.flatMap((chart) => chart.won)) most.set(of, Math.max(most.get(of) ?? 0, Number(number)));
  const name = (id) => page.looks.label(id, page.day);
  return [...most.keys()].sort((one, other) => most.get(other) - most.get(one) || (name(one) < name(other) ? -1 : 1));
}

function drawChart(page, entry, chart, order) {
  const source = sourceName(page, chart.source);
  const written = page.data.sources[chart.source]?.written;
  const blocs = listBlocs(page, chart, order);
  const label = `Seats according to ${source}`;
  return make("figure", { class: "ballot" },
    make("figcaption", {}, make("strong", {}, source), written ? make("span", { class: "soft" }, ` ${written}`) : ""),
    isClear(chart) && canDraw(blocs) ? fitted((width) => drawHemicycle(label, blocs, sayTotal(chart), width)) : "",
    make("ul", { class: "blocs" }, blocs.map((bloc) => drawLine(page, entry, bloc))),
    chart.sizes.length ? "" : make("p", { class: "hint" }, "How many seats there are in all is not stated here."));
}

/** List the blocs of seats: of parties, those that somebody fills, and those of which nothing is stated. */
function listBlocs(page, chart, order) {
  const size = sizeOf(chart);
  const [won, filled] = [chart.won, chart.filled].map((reports) => reports.filter((report) => Number(report.number) > 0));
  const place = (report) => order.indexOf(report.of);
  const blocs = [...won].sort((one, other) => place(one) - place(other)).map((report) => bloc(page, report, colour(page, report.of)));
  const left = size - total(won);
  if (size && total(filled) <= left) blocs.push(...filled.map((report) => bloc(page, report, "filled")));
  const rest = size - blocs.reduce((sum, each) => sum + each.seats, 0);
  if (size && rest > 0) blocs.push(missing(page, chart, rest));
  return blocs;
}

function bloc(page, report, kind) {
  return {
    report, kind, seats: Number(report.number),
    sign: page.looks.initials(report.of, page.day),
    label: [report.text, sourceName(page, report.source), ...manner(report)].join(" · "),
    action: () => page.choose(report.fact),
  };
}

function missing(page, chart, rest) {
  const size = chart.sizes[0].value;
  return { kind: "missing", seats: rest, size, sign: "?", label: `${rest} seats left of the ${size}: whose they are is not stated`, action: () => page.choose(chart.sizes[0].fact) };
}

/** Tell whether a document gives each party one number. */
function isClear({ won }) {
  return new Set(won.map((report) => report.of)).size === won.length;
}

function total(reports) {
  return reports.reduce((sum, report) => sum + Number(report.number), 0);
}

/** Give the size of the chamber where the document gives one and only one, else 0. */
function sizeOf(chart) {
  const sizes = new Set(chart.sizes.map((each) => Number(each.number)));
  return sizes.size === 1 ? [...sizes][0] : 0;
}

function sayTotal(chart) {
  const sizes = [...new Set(chart.sizes.map((each) => each.value))];
  return sizes.length ? [sizes.join(" or "), "seats in all"] : ["?", "size not stated"];
}

function drawLine(page, entry, { report, kind, seats, size, sign, label, action }) {
  const how = report?.method ? [` (${report.method})`] : [];
  const name = report ? [who(page, report.of), how] : `not stated whose (left of the ${size})`;
  const marks = report ? manner(report).map((mark) => make("small", {}, mark)) : [];
  const against = report ? differs(page, entry, report).map((mark) => make("small", { class: "against" }, mark)) : [];
  return make("li", {},
    swatch(kind), make("span", { class: "sign" }, sign), make("span", { class: "whom" }, name, marks, against),
    make("span", { class: "tally" }, button(report?.value ?? String(seats), action, { class: "link", title: label, "aria-label": label })));
}

/** Say which other numbers contradict a report. */
function differs(page, entry, report) {
  const against = entry.conflicts.filter((each) => each.kind === "hard" && each.sides.some((side) => side.facts.includes(report.fact)));
  const others = against.flatMap((each) => each.sides).filter((side) => !side.sources.includes(report.source));
  return [...new Set(others.map((side) => `contradicted: ${side.value} by ${side.sources.map((source) => sourceName(page, source)).join(", ")}`))];
}

/** Say what documents tell of seats beside the pictures, alike reports together. */
function sayOthers(page, reports) {
  if (!reports.length) return "";
  const alike = groups(reports, (report) => JSON.stringify([report.source, report.speakers, report.value, manner(report)]));
  return make("div", { class: "others" },
    make("h4", {}, "Also said of these seats"),
    make("ul", {}, alike.map((same) => make("li", {},
      list(same.map((report) => open(page, report.fact, page.looks.label(report.of, page.day), { title: report.text })), " and "),
      `: ${sayValue(same[0])} `, make("span", { class: "soft" }, [teller(page, same[0]), ...mannerOfSeats(same[0])].join(" · "))))));
}

/** List what keeps a document from asserting seats outright; that it denies them, "no seats" says already. */
function mannerOfSeats(report) {
  return manner({ ...report, modality: report.modality === "denial" && !report.value ? "" : report.modality });
}

function told(report) {
  return `${report.fact} ${report.source} ${report.number}`;
}

/** Say how many seats a document tells of. */
export function sayValue(report) {
  if (report.value) return `${report.value} seats`;
  return report.modality === "denial" ? "no seats" : "seats, how many is not stated";
}
