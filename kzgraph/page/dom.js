// Elements made from text and attributes. Text is only ever text: nothing here reads markup.

const SVG = "http://www.w3.org/2000/svg";

/** Make an HTML element; attributes that are empty, null or false are left out, true ones have no value. */
export function make(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/** Make an SVG element, in the same way. */
export function shape(tag, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

/** Find the element of the page that has an id. */
export function byId(id) {
  return document.getElementById(id);
}

/** Make a name of the data: isolated from the direction of the text around it, in its language. */
export function name(text, lang = "") {
  return make("bdi", { lang: lang === "en" ? "" : lang }, text);
}

/** Make a button that does something; its label is text or elements. */
export function button(label, action, attributes = {}) {
  const made = make("button", { type: "button", ...attributes }, label);
  made.addEventListener("click", action);
  return made;
}

/** Say how many there are: 1 line, 2 lines. */
export function plural(count, word, words = `${word}s`) {
  return `${count} ${count === 1 ? word : words}`;
}

/** Give items, all but the first behind a button that unfolds them. */
export function unfolding(items, most) {
  if (items.length <= most + 1) return items;
  const more = make("li", {}, button(`Show ${items.length - most} more`, () => more.replaceWith(...items.slice(most)), { class: "link" }));
  return [...items.slice(0, most), more];
}

function fill(element, attributes, children) {
  for (const [key, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(key, "");
    else if (value !== "" && value !== null && value !== undefined && value !== false) element.setAttribute(key, value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false && child !== ""));
  return element;
}
