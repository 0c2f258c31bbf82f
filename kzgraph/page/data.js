// The world that the page shows: things, facts and what they are on a day. All verdicts come with the data.

export const data = JSON.parse(document.getElementById("data").textContent);

const CERTAINTIES = ["certainly", "possibly", "no", "not stated"];
const KINDS = ["state", "party", "other"];

const disputed = new Set(data.disputed);

/** The tenures and ties, each a line of the network that pyvis made; `number` is its place. */
export const facts = data.network.edges.map((edge, number) => ({ ...edge, number, tenure: !edge.kind, disputed: disputed.has(edge.fact) }));

/** The facts by an end or by their id. */
export const factsOf = group(facts, (fact) => [fact.from, fact.to]);
export const factsById = group(facts, (fact) => [fact.fact]);

/** The claims by the fact that they tell, and by what they are about. */
export const claimsOf = group(data.claims, (claim) => [claim.fact]);
export const claimsAbout = group(data.claims, (claim) => claim.about);

/** Give the piece of a value that is in force on a day. */
export function pieceOn(pieces, day) {
  let [low, high] = [0, pieces.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (pieces[middle][0] <= day) low = middle;
    else high = middle;
  }
  return pieces[low]?.[1];
}

/** Give the thing of an id; what the register does not hold has its id for a label. */
export function thing(id) {
  return (Object.hasOwn(data.things, id) && data.things[id]) || { label: id, kind: "", cls: "", names: [] };
}

/** Give what a thing is called on a day, or by the register. */
export function label(id, day = "") {
  const { label: known, called } = thing(id);
  return (day && called && pieceOn(called, day)) || known;
}

/** Give the language of a thing's label. */
export function language(id, day = "") {
  const known = thing(id);
  const called = label(id, day);
  return called === known.label ? known.lang : known.names?.find(([other]) => other === called)?.[1];
}

/** Say what a fact is on a day: certainly, possibly, no or not stated. */
export function verdict(fact, day) {
  return pieceOn(fact.verdicts, day);
}

/** Give the post of an id, or null. */
export function post(id) {
  return Object.hasOwn(data.posts, id) ? data.posts[id] : null;
}

/** Give the body of an id, or null. */
export function body(id) {
  return Object.hasOwn(data.bodies, id) ? data.bodies[id] : null;
}

/** List who holds what on a day, as `kzgraph who` does: facts with their certainty; a post without a holder has no fact. */
export const holdings = remember((day) => {
  const held = facts.filter((fact) => fact.tenure).map((fact) => holding(fact, fact.to, day)).filter((row) => row.certainty !== "no");
  const taken = new Set(held.map((row) => row.post));
  const vacant = Object.keys(data.posts).filter((id) => data.posts[id].body && !taken.has(id)).map((id) => holding(null, id, day));
  return [...held, ...vacant].sort(compare);
});

/** List the ties that are not known to be over or not yet begun on a day, with their certainty. */
export const ties = remember((day) => {
  const judged = facts.filter((fact) => !fact.tenure).map((fact) => ({ fact, certainty: verdict(fact, day) }));
  return judged.filter((row) => row.certainty !== "no");
});

/**
 * Give the party of an actor on a day: that of which it is a member or in which it holds a post, certainly before
 * possibly; "" where nothing dates that, or where several parties have as good a claim.
 */
export function partyOf(id, day) {
  const known = partiesOn(day);
  if (!known.has(id)) known.set(id, findParty(id, day));
  return known.get(id);
}

/** Give the party of an actor on a day as far as it is certain. */
export function surePartyOf(id, day) {
  const party = partyOf(id, day);
  if (!party || party === id) return party;
  const sure = (fact) => (fact.member ? fact.to : post(fact.to)?.body) === party && fact.from === id && verdict(fact, day) === "certainly";
  return factsOf.get(id).some(sure) ? party : "";
}

const partiesOn = remember(() => new Map());

function findParty(id, day) {
  if (thing(id).cls === "Party") return id;
  const found = { certainly: new Set(), possibly: new Set() };
  for (const fact of factsOf.get(id) ?? []) {
    const party = fact.member ? fact.to : post(fact.to)?.body;
    if (fact.from === id && thing(party).cls === "Party") found[verdict(fact, day)]?.add(party);
  }
  const best = found.certainly.size ? found.certainly : found.possibly;
  return best.size === 1 ? [...best][0] : "";
}

/** Give the number of a party's colour; 0 for none. */
export function colourOf(party) {
  return Object.hasOwn(data.parties, party) ? data.parties[party] : 0;
}

/** Give two letters that stand for a party. */
export function initials(id, day) {
  const words = label(id, day).match(/[\p{L}\p{N}]+/gu) ?? ["?"];
  const great = words.filter((word) => /^\p{Lu}/u.test(word));
  const [one, two] = great.length > 1 ? great : words;
  return two && great.length > 1 ? [...one][0] + [...two][0] : [...one].slice(0, 2).join("");
}

/** Write a day in words. */
export function sayDay(day) {
  const [year, month, number] = day.split("-").map(Number);
  const months = "January February March April May June July August September October November December".split(" ");
  return `${number} ${months[month - 1]} ${year}`;
}

/** Say what keeps the documents from stating a fact outright. */
export function marks(fact) {
  const speakers = fact.speakers ? [`according to ${fact.speakers.join(" and ")}`] : [];
  return [...(fact.implied ? ["implied"] : []), ...speakers, ...(fact.hedges ?? []).map((hedge) => `hedged: “${hedge}”`)];
}

function holding(fact, id, day) {
  const [of, holder] = [post(id)?.body ?? "", fact?.from ?? ""];
  const certainty = fact ? verdict(fact, day) : "not stated";
  const kind = KINDS.indexOf(body(of)?.kind);
  const order = [CERTAINTIES.indexOf(certainty), kind < 0 ? KINDS.length : kind, post(id)?.office ? 0 : 1];
  const names = [label(of, day).toLowerCase(), label(id, day), holder ? label(holder, day) : "not stated", fact?.fact ?? ""];
  return { fact, post: id, body: of, holder, certainty, place: [...order, ...names] };
}

function compare(one, other) {
  const at = one.place.findIndex((value, place) => value !== other.place[place]);
  return at < 0 ? 0 : one.place[at] < other.place[at] ? -1 : 1;
}

/** Keep what a function of the day gave for the last days it was asked about. */
function remember(make) {
  const known = new Map();
  return (day) => {
    if (!known.has(day)) {
      if (known.size > 4) known.delete(known.keys().next().value);
      known.set(day, make(day));
    }
    return known.get(day);
  };
}

/** Group rows by each of the keys that a function gives of them. */
export function group(rows, keys) {
  const found = new Map();
  for (const row of rows) {
    for (const key of new Set(keys(row))) {
      if (found.has(key)) found.get(key).push(row);
      else found.set(key, [row]);
    }
  }
  return found;
}
