// Contradictions between documents: both sides, side by side, and neither chosen.

import { make, name } from "./dom.js";

/** Tell conflicts as cards with both sides; null where there is none. */
export function tellConflicts(conflicts, { world }) {
  if (!conflicts.length) return null;
  const cards = conflicts.map((each) => tellConflict(each, world));
  return make("section", {}, make("h3", {}, `Where the documents disagree (${conflicts.length})`), cards);
}

function tellConflict(conflict, world) {
  const hard = conflict.kind === "hard";
  return make("article", { class: `told-conflict told-${conflict.kind}` },
    make("h4", {}, name(conflict.label), `: ${conflict.differing}`),
    make("p", { class: "told-soft" }, hard ? "The two cannot both be right." : `Both may stand: ${conflict.reason}.`),
    make("div", { class: "told-sides" }, conflict.sides.map((side) => tellSide(side, world))),
    conflict.note ? make("p", { class: "told-note" }, conflict.note) : null);
}

function tellSide(side, world) {
  const sources = (side.sources ?? []).map((slug) => make("li", {}, name(world.data.sources[slug]?.title ?? slug), " ", make("code", {}, slug)));
  return make("div", {},
    side.value ? make("p", { class: "told-value", dir: "auto" }, side.value) : null,
    side.modality ? make("p", {}, make("span", { class: "told-mode" }, side.modality)) : null,
    make("p", { dir: "auto" }, side.text),
    sources.length ? make("ul", { class: "told-lines told-soft" }, sources) : null);
}
