// The tools of the page: pictures, the link, the theme.

import { button, byId, make } from "./dom.js";
import { save } from "./save.js";
import { change, link, state } from "./state.js";

/** Make the tools in an element; `shown` gives the title of the view and its SVG, null where it has none. */
export function drawTools(host, shown) {
  const picture = (kind) => button(kind.toUpperCase(), () => save(kind, shown().title, shown().picture), { id: kind, "aria-label": `Save the picture as ${kind.toUpperCase()}` });
  const copy = button("Copy link", () => copyLink(), { id: "copy" });
  const theme = button("", () => change({ theme: isDark() ? "light" : "dark" }), { id: "theme" });
  host.replaceChildren(picture("png"), picture("svg"), copy, theme);
  showTheme();
}

/** Show the theme of the state, and name the other one on the button. */
export function showTheme() {
  if (state.theme) document.documentElement.dataset.theme = state.theme;
  else delete document.documentElement.dataset.theme;
  byId("theme").textContent = isDark() ? "Light" : "Dark";
  byId("theme").setAttribute("aria-label", isDark() ? "Light theme" : "Dark theme");
}

/** Tell whether the page is dark now. */
export function isDark() {
  return (state.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
}

async function copyLink() {
  const address = location.href.split("#")[0] + link();
  try {
    await navigator.clipboard.writeText(address);
  } catch {
    copyOld(address);
  }
  byId("copy").textContent = "Copied";
  byId("status").textContent = "The link to this view is copied.";
  setTimeout(() => (byId("copy").textContent = "Copy link"), 1500);
}

/** Copy where the page may not use the clipboard's interface, as in a file opened from disk. */
function copyOld(text) {
  const field = make("textarea", { class: "spoken", "aria-hidden": "true" });
  field.value = text;
  document.body.append(field);
  field.select();
  document.execCommand("copy");
  field.remove();
}
