// Finding things of the page by their names.

import { body, data, factsOf, label, post, thing } from "./data.js";
import { searchBox, showChosen } from "./searchbox.js";
import { makeSearch } from "./search.js";
import { state } from "./state.js";

const NAMED = ["Person", "Unnamed", "Party", "Movement"];
const find = makeSearch(Object.fromEntries(Object.entries(data.things).filter(([id]) => isShown(id))), data.spellings);

/** Make a box that finds what the page can show, under the names of the day; see `searchBox` for its options. */
export function finder(choose, options) {
  const look = (query, most) => find(query, most).map((match) => ({ ...match, label: label(match.id, state.day) }));
  return searchBox(look, choose, (id) => thing(id).kind, options);
}

/** Show in a finder what has been chosen, or nothing. */
export function showFound(element, id) {
  showChosen(element, id ? label(id, state.day) : "");
}

function isShown(id) {
  return factsOf.has(id) || Boolean(post(id)) || Boolean(body(id)) || NAMED.includes(thing(id).cls);
}
