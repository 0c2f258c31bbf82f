// The words for what happened to a party: below a mark, in its title, in the list.

import { isolate } from "./lettering.js";

/** Give the caption of a step: lines of text, each a word, a detail or a date. */
export function captionStep(step) {
  const apart = step.modality === "assertion" ? "" : `${step.marks[0]}: `;
  return [
    { role: "word", text: apart + step.word },
    ...detailStep(step).map((text) => ({ role: "detail", text })),
    ...step.hedges.map((hedge) => ({ role: "mark", text: `hedged “${isolate(hedge)}”` })),
    { role: "when", text: dateStep(step) },
    ...markStep(step).map((text) => ({ role: "mark", text })),
  ];
}

/** Tell a step in one sentence with its date and the documents that say so. */
export function tellStep(step) {
  return `${step.what}. ${proveStep(step)}`;
}

/** Say when a step was, how surely, and which documents say so. */
export function proveStep(step) {
  return [dateStep(step), ...step.marks, step.sources.join(", ")].join(" · ");
}

/** Say how surely something is told: said, implied, undated, disputed, denied or ahead. */
export function certaintyOf(step) {
  if (step.modality !== "assertion") return step.modality === "denial" ? "denied" : "ahead";
  if (step.marks.includes("disputed")) return "disputed";
  if (step.marks.includes("implied")) return "implied";
  return step.when ? "said" : "undated";
}

function dateStep(step) {
  return step.when || "date not stated";
}

function detailStep(step) {
  const lines = [];
  if (step.cls === "LeaderChange") lines.push([joinNames(step.before), joinNames(step.after)].filter(Boolean).join(" → "));
  if (step.by.length) lines.push(`by ${joinNames(step.by)}`);
  lines.push(...step.ground.map((ground) => `${step.cls === "Ban" ? "as" : "for"} “${isolate(ground)}”`));
  return lines.filter(Boolean);
}

function markStep(step) {
  const marks = step.modality === "assertion" ? step.marks : step.marks.slice(1);
  return [
    ...marks,
    ...(step.said_by.length ? [`says ${joinNames(step.said_by)}`] : []),
  ];
}

function joinNames(names) {
  return names.map(isolate).join(" and ");
}
