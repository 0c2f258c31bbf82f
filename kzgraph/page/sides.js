// Contradictions between documents: both sides, side by side, and neither chosen.

import { data } from "./data.js";
import { make, name } from "./dom.js";

/** Tell conflicts as cards with both sides; null where there is none. */
export function tellConflicts(conflicts) {
  if (!conflicts.length) return null;
  return make("section", {}, make("h3", {}, `Where the documents disagree (${conflicts.length})`), conflicts.map(tellConflict));
}

function tellConflict(conflict) {
  const hard = conflict.kind === "hard";
  return make("article", { class: `told-conflict${hard ? " told-hard" : ""}` },
    make("h4", {}, name(conflict.label), `: ${conflict.differing}`),
    make("p", { class: "told-soft" }, hard ? "Both cannot be right." : `Both may stand: ${conflict.reason}.`),
    make("div", { class: "told-sides" }, conflict.sides.map(tellSide)),
    conflict.note ? make("p", { class: "told-note" }, conflict.note) : null);
}

function tellSide(side) {
  const sources = (side.sources ?? []).map((slug) => make("li", {}, name(data.sources[slug]?.title ?? slug), " ", make("code", {}, slug)));
  return make("div", {},
    side.value ? make("p", { class: "told-value", dir: "auto" }, side.value) : null,
    side.modality ? make("p", {}, make("span", { class: "told-mode" }, side.modality)) : null,
    make("p", { dir: "auto" }, side.text),
    sources.length ? make("ul", { class: "told-lines" }, sources) : null);
}
