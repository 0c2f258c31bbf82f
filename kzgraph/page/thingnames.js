// The names of a thing: what it was called from when on, and what else it is called.

import { label, sayDay, thing } from "./data.js";
import { button, make, name } from "./dom.js";
import { renamings } from "./wording.js";

const MOST = 6;

/** Tell the names of a thing over time, that of the day marked, and its other names. */
export function tellNames(id, day) {
  const { label: registered, lang, names = [] } = thing(id);
  const turns = renamings(id, day);
  const told = new Set([label(id, day), ...turns.map(({ form }) => form)]);
  const others = [[registered, lang], ...names].filter(([form]) => !told.has(form));
  return [
    turns.length ? make("ul", { class: "told-lines", "aria-label": "Names" }, turns.map(tellTurn)) : null,
    others.length ? make("p", { class: "told-soft" }, "Also called ", listNames(others)) : null,
  ];
}

function tellTurn({ since, until, form, current }) {
  const when = [since && `from ${sayDay(since)}`, until && `until ${sayDay(until)}`].filter(Boolean).join(" ");
  return make("li", { "aria-current": current ? "true" : "" }, current ? make("strong", {}, name(form)) : name(form), ` ${when}`);
}

function listNames(names) {
  const write = (forms, lead) => forms.flatMap(([form, lang], place) => [place || lead ? ", " : "", name(form, lang)]);
  const rest = names.slice(MOST);
  if (!rest.length) return write(names);
  const more = button(`and ${rest.length} more`, () => more.replaceWith(...write(rest, true)), { class: "link" });
  return [...write(names.slice(0, MOST)), " ", more];
}
