// Contradictions between documents: both sides, side by side, and neither chosen.

import { button, make, name } from "./dom.js";
import { sayDates, titled } from "./wording.js";

/** Tell conflicts as cards with both sides; null where there is none. */
export function tellConflicts(conflicts, at) {
  if (!conflicts.length) return null;
  return make("section", {}, make("h3", {}, `Where the documents disagree (${conflicts.length})`), conflicts.map((each) => tellConflict(each, at)));
}

function tellConflict(conflict, at) {
  const hard = conflict.kind === "hard";
  return make("article", { class: `told-conflict${hard ? " told-hard" : ""}` },
    make("h4", {}, name(conflict.label), `: ${conflict.differing}`),
    make("p", { class: "told-soft" }, hard ? "Both cannot be right." : `Both may stand: ${conflict.reason}.`),
    make("div", { class: "told-sides" }, conflict.sides.map((side) => tellSide(side, at))),
    conflict.note ? make("p", { class: "told-note" }, conflict.note) : null);
}

function tellSide(side, at) {
  const sources = (side.sources ?? []).map((slug) => make("li", {}, titled(slug), " ", make("code", {}, slug)));
  const facts = (side.facts ?? []).filter((fact) => fact !== at.id);
  return make("div", {},
    side.value ? make("p", { class: "told-value", dir: "auto" }, sayDates(side.value)) : null,
    side.modality ? make("p", {}, make("span", { class: "told-mode" }, side.modality)) : null,
    make("p", { dir: "auto" }, side.text),
    sources.length ? make("ul", { class: "told-lines" }, sources) : null,
    facts.map((fact) => make("p", {}, button(make("code", {}, fact), () => at.choose(fact), { class: "link", title: "Open this fact" }))));
}
