// Who stood, who stayed away, and the other figures of an election.

import { make } from "./dom.js";
import { groups, list, manner, open, teller, who } from "./reports.js";

/** Draw who stood in an election, and its figures with the thresholds. */
export function drawFigures(page, entry) {
  const figures = [...entry.rules, ...entry.figures];
  return make("div", { class: "part-of" },
    make("h3", {}, "Who stood, and other figures"),
    entry.stood.length ? make("dl", { class: "stood" }, groups(entry.stood, (report) => `${report.cls} ${report.modality}`).map((same) => drawGroup(page, same))) : "",
    figures.length ? make("dl", { class: "tallies" }, groups(figures, sayMeasure).map((same) => drawFigure(page, same))) : "");
}

function drawGroup(page, reports) {
  const each = groups(reports, (report) => report.of).sort((one, other) => other.length - one.length);
  return make("div", {}, make("dt", {}, sayGroup(reports[0])), make("dd", {}, list(each.map((same) => [who(page, same[0].of), sayMarks(same)]))));
}

function sayGroup({ cls, kind, modality }) {
  if (cls === "Candidacy" && modality === "denial") return "Said not to have stood";
  if (cls === "Candidacy") return modality === "assertion" ? "Stood" : `Stood: ${modality}`;
  return modality === "assertion" ? kind : `${kind}: ${modality}`;
}

/** Say what marks the reports of somebody where no document tells it outright. */
function sayMarks(reports) {
  const marks = reports.map((report) => manner({ ...report, modality: "" }));
  return marks.every((each) => each.length) ? ` (${[...new Set(marks.flat())].join(", ")})` : "";
}

/** Say what a figure measures. */
export function sayMeasure({ measure, base }) {
  return base ? `${measure}, among ${base}` : measure;
}

/** Say a figure: its value and the unit. */
export function sayFigure({ value, unit }) {
  return unit ? `${value} ${unit}` : value;
}

function drawFigure(page, reports) {
  return make("div", {},
    make("dt", {}, sayMeasure(reports[0])),
    groups(reports, (report) => [sayFigure(report), ...manner(report)].join("\n")).map((same) => make("dd", {},
      open(page, same[0].fact, sayFigure(same[0]), { title: same[0].text }),
      make("small", {}, [same.map((report) => teller(page, report)).join("; "), ...manner(same[0])].join(" · ")))));
}
