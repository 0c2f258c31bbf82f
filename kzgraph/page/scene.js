// The map of a day as nodes and lines: who stands where, and what runs between them.

import { body, colourOf, group, holdings, initials, label, partyOf, post, surePartyOf, thing } from "./data.js";
import { FONTS, OTHERS, TITLES, sayTie, titleOf, wordsOf } from "./layout.js";
import { apex, members, others } from "./seats.js";
import { plural } from "./dom.js";
import { shapeOf } from "./marks.js";
import { cut, measure, plain, wrap } from "./text.js";

const SUREST = ["certainly", "possibly", "not stated"];

/**
 * Compose the nodes and links of a day in a plan, from the rows that are shown.
 * `lit` are facts and a thing whose lines are drawn whatever else is.
 */
export function compose(plan, rows, day, lit) {
  const scene = { plan, day, nodes: new Map(), links: [], spots: new Map(), held: listHeld(holdings(day)) };
  addCards(scene, rows);
  addPosts(scene);
  addApex(scene, rows.holdings);
  addHolders(scene, rows.holdings);
  addUnposted(scene, group(rows.ties, ({ fact }) => [fact.from, fact.to]));
  addTies(scene, rows, lit);
  return scene;
}

/** List the posts of each holder, the surest first, with how surely each is held; whatever the filters. */
function listHeld(rows) {
  const held = new Map();
  for (const { holder, post: id, certainty } of rows) {
    if (!holder) continue;
    if (!held.has(holder)) held.set(holder, new Map());
    if (!held.get(holder).has(id)) held.get(holder).set(id, certainty);
  }
  return held;
}

function add(scene, node) {
  const width = Math.max(0, ...node.lines.map((line) => line.x + line.width));
  const bottom = Math.max(node.r, ...node.lines.map((line) => line.y + 8));
  const top = Math.min(-node.r, ...node.lines.map((line) => line.y - 9));
  scene.nodes.set(node.id, { certainty: "", party: 0, ...node, box: { left: -node.r, top, right: Math.max(node.r, width), bottom } });
}

function lines(texts, face, x, y, colour = "ink", step = 15) {
  return texts.map((text, at) => ({ text, face, x, y: y + at * step, colour, width: measure(text, face) }));
}

function addCards({ plan, day, ...scene }, rows) {
  const inside = plan.cards.some((card) => !card.open) ? countInside(rows) : null;
  for (const card of plan.cards) {
    const spot = plan.ports.get(card.id);
    const named = wrap(titleOf(card.id, day), FONTS.head, card.width - 38, 2);
    const party = thing(card.id).cls === "Party";
    const told = lines(named, FONTS.head, 15, -7.5 * (named.length - 1));
    const counted = card.id === OTHERS ? plural(others.length, "thing") : sayInside(inside?.get(card.id));
    if (!card.open) told.push(...lines([counted], FONTS.soft, 15, card.head / 2 + 8, "soft"));
    const shape = party ? "hexagon" : body(card.id) ? "box" : "none";
    const node = { id: card.id, thing: body(card.id) ? card.id : "", card: card.id, role: "body", shape, r: 8, x: spot.x + 15, y: spot.y, lines: told };
    add(scene, { ...node, party: colourOf(card.id), initials: party ? initials(card.id, day) : "" });
    scene.spots.set(card.id, spot);
  }
}

/** Count, for each body and what is part of it, the posts and the holders on the day. */
function countInside({ holdings: rows }) {
  const inside = new Map();
  for (const { body: home, post: id, holder } of rows) {
    for (let at = home || TITLES; at; at = body(at)?.part) {
      if (!inside.has(at)) inside.set(at, { posts: new Set(), holders: new Set() });
      inside.get(at).posts.add(id);
      if (holder) inside.get(at).holders.add(holder);
    }
  }
  return inside;
}

function sayInside({ posts, holders } = { posts: [], holders: [] }) {
  return `${plural(posts.size ?? 0, "post")} · ${plural(holders.size ?? 0, "holder")}`;
}

function addPosts({ plan, day, ...scene }) {
  for (const [id, spot] of plan.posts) {
    if (id.startsWith("members ")) continue;
    const named = wrap(label(id, day), FONTS.post, spot.room, 3);
    const shape = thing(id).cls === "Title" ? "diamond" : "square";
    add(scene, { id, thing: id, role: "post", shape, r: 4, x: spot.x - 5, y: spot.y, lines: lines(named, FONTS.post, 12, 0, "soft") });
    scene.spots.set(id, { x: spot.x - 5, y: spot.y });
  }
}

/** Add those who certainly or possibly hold several, filled where they certainly do. */
function addApex(scene, rows) {
  const seen = new Set(rows.map((row) => row.holder));
  for (const [id, seat] of apex) {
    const held = [...(scene.held.get(id) ?? [])].filter(([, certainty]) => certainty !== "not stated");
    if (held.length < 2 || !seen.has(id)) continue;
    const spot = scene.plan.apex[seat];
    const sure = held.filter(([, certainty]) => certainty === "certainly").length;
    const named = cut(plain(label(id, scene.day)), FONTS.apex, spot.room);
    const told = [...lines([named], FONTS.apex, 22, -8), ...lines([cut(sayCount(held, sure), FONTS.soft, spot.room)], FONTS.soft, 22, 9, "soft")];
    addActor(scene, id, spot, { role: "apex", r: 14, certainty: sure > 1 ? "certainly" : "possibly", lines: told });
    scene.spots.set(id, { x: spot.x - 14, y: spot.y });
  }
}

/** Say how many posts and titles somebody holds, and how surely. */
function sayCount(held, sure) {
  const titles = held.filter(([id]) => thing(id).cls === "Title").length;
  const parts = [[held.length - titles, "post"], [titles, "title"]].filter(([count]) => count).map(([count, word]) => plural(count, word));
  const surely = sure === held.length ? "" : sure ? ` (${sure} certain)` : ", possibly";
  return parts.join(", ") + surely;
}

/** Add an actor at a place; what is drawn as certain has the colour of a party only if that is certain too. */
function addActor(scene, id, spot, node) {
  const party = node.certainty === "certainly" ? surePartyOf(id, scene.day) : partyOf(id, scene.day);
  const looks = { shape: shapeOf(thing(id).cls), party: colourOf(party), initials: party ? initials(party, scene.day) : "" };
  add(scene, { id, thing: id, x: spot.x, y: spot.y, ...looks, ...node });
}

function addHolders(scene, rows) {
  const taken = new Set();
  const shown = new Set(rows.map((row) => `${row.post} ${row.holder}`));
  for (const { fact, post: id, holder, certainty } of rows) {
    const seat = holder ? post(id).seats[holder] : 0;
    const spot = scene.plan.seats.get(`${id} ${seat}`);
    const key = `${id} ${holder}`;
    if (!spot || taken.has(key)) continue;
    taken.add(key);
    const named = (text, colour) => lines([cut(text, FONTS.name, spot.room)], FONTS.name, 17, 0, colour);
    const small = { shape: "circle", r: 6, x: spot.x, y: spot.y };
    if (!holder) {
      add(scene, { id: `vacant ${id}`, thing: id, role: "vacancy", ...small, lines: named("not stated", "soft"), certainty });
      continue;
    }
    const told = { certainty, disputed: fact.disputed, fact: fact.fact, lines: named(plain(label(holder, scene.day)), "ink") };
    if (standsAt(scene, holder, shown) === id) {
      addActor(scene, holder, spot, { role: "holder", r: 9, ...told });
      scene.spots.set(holder, spot);
    } else {
      add(scene, { id: `mark ${key}`, thing: holder, role: "mark", ...small, ...told });
      const start = scene.spots.get(holder);
      const link = { id: key, role: "held", fact: fact.fact, certainty, disputed: fact.disputed };
      if (start) scene.links.push({ ...link, bus: `held ${holder}`, thing: holder, start, end: spot });
    }
  }
}

/** Give the post at which a holder stands; "" for one who stands above all, with several. */
function standsAt(scene, holder, shown) {
  if (scene.nodes.get(holder)?.role === "apex" || body(holder) && scene.spots.has(holder)) return "";
  const hasSeat = (id) => scene.plan.seats.has(`${id} ${post(id).seats[holder]}`);
  return [...scene.held.get(holder).keys()].find((id) => shown.has(`${id} ${holder}`) && hasSeat(id)) ?? "";
}

function addUnposted(scene, ties) {
  for (const [party, joined] of members) {
    for (const id of joined) {
      const spot = scene.plan.seats.get(`member ${party} ${id}`);
      const tie = spot && ties.get(id)?.find(({ fact }) => fact.member && fact.from === id && fact.to === party);
      if (!tie || scene.held.has(id)) continue;
      addAlone(scene, id, spot, tie.certainty, []);
      addCaption(scene, party);
    }
  }
  for (const id of others) {
    const spot = scene.plan.seats.get(`other ${id}`);
    const own = ties.get(id) ?? [];
    if (!spot || !own.length || scene.spots.has(id) || scene.held.has(id)) continue;
    const surest = SUREST.find((certainty) => own.some((row) => row.certainty === certainty));
    addAlone(scene, id, spot, surest, lines(wordsOf(id, own, scene.day, scene.plan.room), FONTS.soft, 17, 19, "soft"));
  }
}

function addAlone(scene, id, spot, certainty, words) {
  const named = lines([cut(plain(label(id, scene.day)), FONTS.name, spot.room)], FONTS.name, 17, 0);
  addActor(scene, id, spot, { role: "alone", r: 8, certainty, lines: [...named, ...words] });
  scene.spots.set(id, spot);
}

/** Say above the members of a party that they are members. */
function addCaption(scene, party) {
  const [id, spot] = [`members ${party}`, scene.plan.posts.get(`members ${party}`)];
  const told = lines([cut("members without a stated post", FONTS.post, spot.room)], FONTS.post, 12, 0, "soft");
  add(scene, { id, thing: "", role: "post", shape: "none", r: 4, x: spot.x - 5, y: spot.y, lines: told });
}

/** Add the lines of ties; what nesting, colour or words say already is drawn only where it is lit. */
function addTies(scene, { ties }, lit) {
  for (const { fact, certainty } of ties) {
    const ends = [fact.from, fact.to];
    const [start, end] = ends.map((id) => scene.spots.get(id));
    const said = fact.member || body(fact.from)?.part === fact.to || ends.some((id) => scene.nodes.get(id)?.role === "alone");
    const wanted = lit.facts.has(fact.fact) || lit.thing && ends.includes(lit.thing);
    if (!start || !end || start === end || said && !wanted) continue;
    const link = { id: `tie ${fact.number}`, role: "tie", fact: fact.fact, certainty, disputed: fact.disputed };
    scene.links.push({ ...link, bus: `tie ${fact.fact}`, words: sayTie(fact.from, fact, scene.day), start, end });
  }
}
