// What the documents say: each claim in a sentence of ours, its place, and the document's words where they are given.

import { claimsOf } from "./data.js";
import { button, make, name, plural } from "./dom.js";
import { originals, source, titled } from "./wording.js";

const FEW = 8;
const FIRST = 3;

/** Tell claims document by document; many are folded, and can be narrowed to one document. */
export function tellClaims(claims, at) {
  const title = make("h3", {}, `What the documents say (${claims.length})`);
  if (!claims.length) return make("section", {}, title, make("p", { class: "told-soft" }, "No document says anything about it."));
  const many = claims.length > FEW;
  const list = make("div", {}, tellGroups(claims, at, many));
  const slugs = sourcesOf(claims);
  return make("section", { class: "told-claims" }, title, many && slugs.length > 1 ? chooseSource(slugs, claims, at, list) : null, list);
}

function chooseSource(slugs, claims, at, list) {
  const count = (slug) => claims.filter((claim) => claim.source === slug).length;
  const options = slugs.map((slug) => make("option", { value: slug }, `${slug} (${count(slug)}): ${source(slug).title}`));
  const select = make("select", {}, make("option", { value: "" }, `all documents (${claims.length})`), options);
  select.addEventListener("change", () => {
    const kept = select.value ? claims.filter((claim) => claim.source === select.value) : claims;
    list.replaceChildren(...tellGroups(kept, at, !select.value));
  });
  return make("label", { class: "told-narrow" }, "Said by", select);
}

function tellGroups(claims, at, folded) {
  return sourcesOf(claims).map((slug) => tellGroup(slug, claims.filter((claim) => claim.source === slug), at, folded));
}

function tellGroup(slug, claims, at, folded) {
  const first = folded && claims.length > FIRST + 1 ? FIRST : claims.length;
  const list = make("ol", {}, claims.slice(0, first).map((claim) => tellClaim(claim, at)));
  const rest = claims.slice(first);
  const more = button(`Show ${rest.length} more of this document`, () => {
    const made = rest.map((claim) => tellClaim(claim, at));
    list.append(...made);
    more.remove();
    made[0].tabIndex = -1;
    made[0].focus();
  }, { class: "told-more" });
  return make("div", { class: "told-group" }, tellSource(slug), list, rest.length ? more : null);
}

function tellSource(slug) {
  const { publisher, issued, written, copyOf, url } = source(slug);
  const when = issued || (written && `written ${written}`) || "date not stated";
  return make("div", { class: "told-source" },
    make("h4", {}, /^https?:\/\//.test(url ?? "") ? make("a", { href: url, rel: "noreferrer", target: "_blank" }, titled(slug)) : titled(slug)),
    make("p", {}, name(publisher || "publisher not stated"), `, ${when}. `, make("code", {}, slug)),
    copyOf ? make("p", {}, "A copy of ", make("code", {}, copyOf), ", and so no second witness.") : null);
}

function tellClaim(claim, at) {
  const own = claim.fact === at.id;
  const others = own ? 0 : countOthers(claim);
  return make("li", {},
    make("p", { dir: "auto" }, claim.modality ? [make("span", { class: "told-mode" }, claim.modality), " "] : null, claim.text),
    (claim.quotes ?? []).map(tellQuote),
    make("p", { class: "told-place" },
      make("code", {}, (claim.places ?? []).join(" ")),
      own ? null : button(make("code", {}, claim.fact), () => at.choose(claim.fact), { class: "link", title: "Open this fact" }),
      others ? make("span", {}, `also told by ${plural(others, "other document")}`) : null));
}

/** Tell a quote: every second of its pieces is the evidence. */
function tellQuote(pieces) {
  return make("blockquote", { dir: "auto" }, pieces.map((piece, place) => (place % 2 ? make("mark", {}, piece) : piece)));
}

/** Count the other documents that tell the fact of a claim; a copy is none. */
function countOthers(claim) {
  const slugs = (claimsOf.get(claim.fact) ?? []).map((each) => each.source);
  return originals([...slugs, claim.source]).size - 1;
}

function sourcesOf(claims) {
  return [...new Set(claims.map((claim) => claim.source))];
}
