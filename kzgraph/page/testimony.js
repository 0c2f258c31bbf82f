// What the documents say: each claim in a sentence of ours, its place, and the document's words where they are given.

import { button, make, name, plural } from "./dom.js";

const FEW = 8;
const FIRST = 3;

/** Tell claims document by document; many are folded, and can be narrowed to one document. */
export function tellClaims(claims, at) {
  const title = make("h3", {}, `What the documents say (${claims.length})`);
  if (!claims.length) return make("section", {}, title, make("p", { class: "told-soft" }, "No document says anything about it."));
  const list = make("div", {}, tellGroups(claims, at, claims.length > FEW));
  const slugs = [...new Set(claims.map((claim) => claim.source))];
  const narrow = claims.length > FEW && slugs.length > 1 ? chooseSource(slugs, claims, at, list) : null;
  return make("section", { class: "told-claims" }, title, narrow, list);
}

function chooseSource(slugs, claims, at, list) {
  const count = (slug) => claims.filter((claim) => claim.source === slug).length;
  const options = slugs.map((slug) => make("option", { value: slug }, `${document(slug, at).title}, ${slug} (${count(slug)})`));
  const select = make("select", {}, make("option", { value: "" }, `All documents (${claims.length})`), options);
  select.addEventListener("change", () => {
    const kept = select.value ? claims.filter((claim) => claim.source === select.value) : claims;
    list.replaceChildren(...tellGroups(kept, at, !select.value));
  });
  return make("label", { class: "told-narrow" }, "Say what ", select);
}

function tellGroups(claims, at, folded) {
  const slugs = [...new Set(claims.map((claim) => claim.source))];
  return slugs.map((slug) => tellGroup(slug, claims.filter((claim) => claim.source === slug), at, folded));
}

function tellGroup(slug, claims, at, folded) {
  const first = folded && claims.length > FIRST + 1 ? FIRST : claims.length;
  const list = make("ol", {}, claims.slice(0, first).map((claim) => tellClaim(claim, at)));
  const rest = claims.slice(first);
  const more = rest.length ? button(`Show ${rest.length} more of this document`, () => {
    const made = rest.map((claim) => tellClaim(claim, at));
    list.append(...made);
    more.remove();
    made[0].tabIndex = -1;
    made[0].focus();
  }, { class: "told-more" }) : null;
  return make("div", { class: "told-group" }, tellDocument(slug, at), list, more);
}

function tellDocument(slug, at) {
  const { title, lang, publisher, issued, written, copyOf, url } = document(slug, at);
  const when = issued || (written && `written ${written}`) || "date not stated";
  const heading = name(title, lang);
  const link = /^https?:/.test(url ?? "") ? make("a", { href: url, rel: "noreferrer", target: "_blank" }, heading) : heading;
  return make("div", { class: "told-document" },
    make("h4", {}, link),
    make("p", { class: "told-soft" }, publisher || "publisher not stated", `, ${when}. `, make("code", {}, slug)),
    copyOf ? make("p", { class: "told-soft" }, `A copy of ${copyOf}, and so no second witness.`) : null);
}

function tellClaim(claim, at) {
  const others = (at.world.claimsOf.get(claim.fact) ?? []).length - 1;
  const open = claim.fact === at.id ? null : button([make("code", {}, claim.fact)], () => at.choose(claim.fact), { class: "told-link", title: "Open this fact" });
  return make("li", {},
    make("p", { class: "told-sentence", dir: "auto" }, claim.modality ? [make("span", { class: "told-mode" }, claim.modality), " "] : null, claim.text),
    (claim.quotes ?? []).map(tellQuote),
    make("p", { class: "told-soft told-place" },
      make("code", {}, (claim.places ?? []).join(" ")), open,
      open && others > 0 ? `also told by ${plural(others, "other document")}` : null));
}

/** Tell a quote: every second of its pieces is the evidence. */
function tellQuote(pieces) {
  return make("blockquote", { dir: "auto" }, pieces.map((piece, place) => (place % 2 ? make("mark", {}, piece) : piece)));
}

function document(slug, { world }) {
  return (Object.hasOwn(world.data.sources, slug) && world.data.sources[slug]) || { title: slug };
}
