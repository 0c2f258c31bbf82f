// The words for what happened to a party: below a mark, in its title, in the list.

import { isolate } from "./wording.js";

/** Give the caption of a step: lines of text, each a word, a detail or a date; `shown` if the picture shows what came of what. */
export function captionStep(step, shown) {
  const apart = step.modality === "assertion" ? "" : `${step.marks[0]}: `;
  return [
    { role: "word", text: apart + step.word },
    ...detailStep(step, shown).map((text) => ({ role: "detail", text })),
    ...step.hedges.map((hedge) => ({ role: "mark", text: `hedged “${isolate(hedge)}”` })),
    { role: "when", text: dateStep(step) },
    ...markStep(step).map((text) => ({ role: "mark", text })),
  ];
}

/** Say whether the picture shows all that a step leads from: the lanes of what merged, the name before a renaming. */
export function isShown(step, { inputs }) {
  return inputs !== undefined && (step.cls !== "Merger" || inputs.length >= step.before.length);
}

/** Tell a step in one sentence with its date and the documents that say so. */
export function tellStep(step) {
  return `${step.what}. ${proveStep(step)}`;
}

/** Say when a step was, how surely, and which documents say so. */
export function proveStep(step) {
  return [dateStep(step), ...step.marks.filter((mark) => !step.when.startsWith(mark)), step.sources.join(", ")].join(" · ");
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

function detailStep(step, shown) {
  const lines = [];
  const passed = [step.before, step.after].filter((names) => names.length).map(joinNames).join(" → ");
  if (step.cls === "LeaderChange" || (step.cls === "Renaming" && !shown)) lines.push(passed);
  if (step.cls === "Merger" && !shown) lines.push(`from ${joinNames(step.before)}`);
  if (step.by.length) lines.push(`by ${joinNames(step.by)}`);
  lines.push(...step.ground.map((ground) => `${step.cls === "Ban" ? "as" : "for"} “${isolate(ground)}”`));
  return lines.filter(Boolean);
}

/** Say how surely a step is told, where neither its word nor its date says it, and in whose words. */
function markStep(step) {
  const marks = step.modality === "assertion" ? step.marks : step.marks.slice(1);
  const said = step.said_by.length ? [`said by ${joinNames(step.said_by)}`] : [];
  return [...marks.filter((mark) => !step.when.startsWith(mark)), ...said];
}

function joinNames(names) {
  return names.map(isolate).join(" and ");
}
