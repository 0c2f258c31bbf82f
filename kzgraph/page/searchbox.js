// A search box: a combobox with a list of what is called so (WAI-ARIA 1.2), which may stand several times in a page.

import { button, make, name, shape } from "./dom.js";

const MOST = 12;
const NOTHING = "Nothing is called so";
const PERHAPS = "Perhaps you mean";
let boxes = 0;

// Options: `label`, kept for screen readers alone if `quiet`; `hint`, shown while the field is empty; `value`, shown at first;
// `slash`, whether "/" leads here from outside fields; `cleared()`, called when the field is emptied.

/** Make a search box; `find(query, most)` lists matches, `choose(id)` takes the one chosen, `describe(id)` says what it is in a word or two. */
export function searchBox(find, choose, describe, options) {
  const { label, quiet = false, hint = " ", value = "", slash = false, cleared = () => {} } = options;
  const parts = makeParts(`search-${(boxes += 1)}`, label, hint, slash);
  const box = { ...parts, find, choose, describe, cleared, options: [], active: -1 };
  parts.input.value = value;
  listen(box);
  if (slash) leadHere(parts.input);
  return make(
    "div", { class: "search" },
    make("label", { for: parts.input.id, class: quiet ? "search-quiet" : "" }, label),
    make("div", { class: "search-field" }, makeLens(), parts.input, parts.key, makeClear(box)),
    parts.popup, parts.status,
  );
}

/** Show a name in a search box, as though it had been chosen there. */
export function showChosen(element, text) {
  element.querySelector("input").value = text;
}

// ---- The elements ----

function makeParts(id, label, hint, slash) {
  const input = make("input", {
    id, type: "text", role: "combobox", placeholder: hint, autocomplete: "off", autocapitalize: "off", spellcheck: "false",
    enterkeyhint: "search", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": `${id}-list`,
    "aria-keyshortcuts": slash ? "/" : "",
  });
  const none = make("p", { class: "search-none", hidden: true }, `${NOTHING}.`);
  const list = make("div", { id: `${id}-list`, role: "listbox", "aria-label": "What is called so", hidden: true });
  const popup = make("div", { class: "search-popup", hidden: true }, none, list);
  const status = make("p", { role: "status", class: "search-quiet" });
  return { input, none, list, popup, status, key: slash && make("kbd", { "aria-hidden": "true" }, "/") };
}

function makeLens() {
  const parts = [shape("circle", { cx: 8.5, cy: 8.5, r: 5.5 }), shape("path", { d: "m13 13 5 5" })];
  return shape("svg", { viewBox: "0 0 20 20", "aria-hidden": "true" }, parts);
}

function makeClear(box) {
  const clear = () => {
    empty(box);
    box.input.focus();
  };
  return button("×", clear, { class: "search-clear", "aria-label": "Empty this field", tabindex: "-1" });
}

/** Make the option of one match: its label and what it is, then the name that was meant, where that is another. */
function makeOption(box, match, place) {
  const { label, lang, nameLang } = match;
  const other = match.name === label ? "" : match.name;
  const option = make(
    "div", { id: `${box.input.id}-${place}`, role: "option", "aria-selected": "false", class: "search-option" },
    make("span", { class: "search-label", title: label }, name(label, lang)), " ",
    make("span", { class: "search-kind" }, box.describe(match.id)),
    other && [" ", make("span", { class: "search-name", title: other }, "also called ", name(other, nameLang))],
  );
  option.addEventListener("pointerdown", (event) => event.preventDefault());
  option.addEventListener("click", () => take(box, match));
  return option;
}

// ---- What happens ----

function listen(box) {
  const { input } = box;
  input.addEventListener("focus", () => box.find("", MOST));
  input.addEventListener("input", () => {
    if (input.value.trim()) look(box);
    else empty(box);
  });
  input.addEventListener("blur", () => close(box));
  input.addEventListener("keydown", (event) => {
    const action = event.isComposing || event.ctrlKey || event.metaKey ? null : KEYS[event.key];
    if (!action?.(box)) return;
    event.preventDefault();
    event.stopPropagation();
  });
}

const KEYS = {
  ArrowDown: (box) => step(box, 1),
  ArrowUp: (box) => step(box, -1),
  Enter: (box) => enter(box),
  Escape: (box) => (box.popup.hidden ? box.input.value && empty(box) : close(box)),
};

/** List what is called as the field says, then what is like it. */
function look(box) {
  const matches = box.find(box.input.value, MOST);
  box.options = matches.map((match, place) => ({ match, element: makeOption(box, match, place) }));
  const [found, near] = [false, true].map((is) => box.options.filter(({ match }) => match.near === is));
  box.list.replaceChildren(...found.map(({ element }) => element), ...groupNear(box, near));
  box.none.hidden = found.length > 0;
  open(box);
  tell(box, found.length ? `${found.length} found` : near.length ? `${NOTHING}. ${PERHAPS} ${near[0].match.label}` : NOTHING);
  return true;
}

function groupNear(box, near) {
  if (!near.length) return [];
  const heading = make("div", { id: `${box.input.id}-near`, class: "search-near" }, PERHAPS);
  return [make("div", { role: "group", "aria-labelledby": heading.id }, heading, near.map(({ element }) => element))];
}

function open(box) {
  box.popup.hidden = false;
  box.list.hidden = box.options.length === 0;
  box.input.setAttribute("aria-expanded", String(!box.list.hidden));
  point(box, -1);
}

function close(box) {
  box.popup.hidden = true;
  box.list.hidden = true;
  box.input.setAttribute("aria-expanded", "false");
  point(box, -1);
  tell(box, "");
  return true;
}

function empty(box) {
  box.input.value = "";
  close(box);
  box.cleared();
  return true;
}

/** Go to the next option or the one before; beyond the ends is the field itself. */
function step(box, by) {
  if (box.popup.hidden) return box.input.value.trim() ? look(box) && step(box, by) : false;
  const places = box.options.length + 1;
  if (places > 1) point(box, ((box.active + 1 + by + places) % places) - 1);
  return true;
}

function point(box, place) {
  box.active = place;
  box.options.forEach(({ element }, at) => element.setAttribute("aria-selected", String(at === place)));
  const current = box.options[place]?.element;
  if (!current) return box.input.removeAttribute("aria-activedescendant");
  box.input.setAttribute("aria-activedescendant", current.id);
  return current.scrollIntoView({ block: "nearest" });
}

/** Choose the option pointed at, or the first that is called so; what is merely like it is only pointed at. */
function enter(box) {
  if (box.popup.hidden) return Boolean(box.input.value.trim()) && look(box);
  const chosen = box.options[box.active] ?? box.options[0];
  if (!chosen) return true;
  if (box.active < 0 && chosen.match.near) point(box, 0);
  else take(box, chosen.match);
  return true;
}

function take(box, match) {
  box.input.value = match.label;
  close(box);
  box.choose(match.id);
}

function tell(box, text) {
  if (box.status.textContent !== text) box.status.textContent = text;
}

/** Let "/" lead to a field from anywhere outside fields. */
function leadHere(input) {
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest?.("input, textarea, select, [contenteditable]")) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
}
