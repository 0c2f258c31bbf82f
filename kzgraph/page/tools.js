// The tools of the page: pictures, the link, the theme.

import { button, byId, make } from "./dom.js";
import { save } from "./save.js";
import { change, link, state } from "./state.js";

/** Make the tools in an element. */
export function drawTools(host) {
  const picture = (kind) => button(kind.toUpperCase(), () => save(kind), { id: kind, "aria-label": `Save the picture as ${kind.toUpperCase()}` });
  const copy = button("Copy link", () => copyLink(), { id: "copy" });
  const theme = button("", () => change({ theme: isDark() ? "light" : "dark" }), { id: "theme" });
  const framed = !/^(file|https?):/.test(location.protocol);
  host.replaceChildren(picture("png"), picture("svg"), ...(framed ? [] : [copy]), theme);
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
function isDark() {
  return (state.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
}

async function copyLink() {
  const address = location.href.split("#")[0] + link();
  const copied = await navigator.clipboard?.writeText(address).then(() => true, () => copyOld(address)) ?? copyOld(address);
  byId("copy").textContent = copied ? "Copied" : "Not copied";
  byId("status").textContent = copied ? "The link to this view is copied." : "The browser does not let the page copy; the link stands in the address bar.";
  setTimeout(() => (byId("copy").textContent = "Copy link"), 1500);
}

/** Copy where the page may not use the clipboard's interface, as in a file opened from disk. */
function copyOld(text) {
  const field = make("textarea", { class: "spoken", "aria-hidden": "true" });
  field.value = text;
  document.body.append(field);
  field.select();
  const copied = document.execCommand("copy");
  field.remove();
  return copied;
}
