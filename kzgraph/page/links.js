// What is tied to what: the graph in which chains are sought, without what ties nearly everybody.

import { pieceOn } from "./data.js";
import { findFact } from "./meetings.js";

const known = new WeakMap();

/** Join what was tied on a day, or at any time, for chains between two ends: by node, its neighbours with the facts. */
export function joinTies(data, ends, day) {
  const special = ends.filter((end) => isSpecial(data.paths, end));
  const key = [day, ...special].join(" ");
  if (known.get(data)?.key !== key) known.set(data, { key, around: makeGraph(data, ends, listLinks(data, ends, day)) });
  return known.get(data).around;
}

/** Tell whether what stands for many, a body or a post is asked about; chains pass through it only then. */
function isSpecial({ crowds, bodies, posts }, end) {
  return crowds.includes(end) || bodies.includes(end) || posts.some((pair) => pair.includes(end));
}

function listLinks(data, ends, day) {
  const { crowds, bodies, institutions, bonds, deeds, crowded } = data.paths;
  const others = (nodes) => nodes.filter((node) => !ends.includes(node));
  const shut = new Set(others(crowds));
  const closed = new Set([...shut, ...others(institutions)]);
  const links = [...linkAll(data, bonds, shut, ends, day), ...linkAll(data, deeds, closed, ends, day)];
  return leaveCrowded(links, new Set(others(bodies)), crowded);
}

/** List what each tie joins: a holder with the post's body and with the post, others as they stand. */
function linkAll(data, ties, shut, ends, day) {
  const links = [];
  for (const [fact, from, to, kind, body] of ties) {
    if (day && pieceOn(findFact(data, fact).verdicts, day) === "no") continue;
    if (body !== undefined && (!shut.has(to) || ends.includes(body))) links.push({ from, to: body, kind, fact });
    links.push({ from, to, kind, fact });
  }
  return links.filter(({ from, to }) => from !== to && !shut.has(from) && !shut.has(to));
}

function leaveCrowded(links, bodies, crowded) {
  const kinds = new Map();
  for (const { from, to, kind } of links) {
    if (!kinds.has(kind)) kinds.set(kind, new Map());
    const tied = kinds.get(kind);
    if (bodies.has(from)) tied.set(from, (tied.get(from) ?? new Set()).add(to));
    if (bodies.has(to)) tied.set(to, (tied.get(to) ?? new Set()).add(from));
  }
  const isCrowded = (node, kind) => kinds.get(kind).get(node)?.size > crowded;
  return links.filter(({ from, to, kind }) => !isCrowded(from, kind) && !isCrowded(to, kind));
}

function makeGraph(data, ends, links) {
  const around = new Map();
  const join = (from, to, facts) => {
    if (!around.has(from)) around.set(from, new Map());
    around.get(from).set(to, facts);
  };
  for (const { from, to, fact } of links) {
    const facts = around.get(from)?.get(to) ?? [];
    facts.push(fact);
    join(from, to, facts);
    join(to, from, facts);
  }
  const posts = new Map(data.paths.posts);
  for (const post of ends.filter((end) => posts.has(end))) {
    const facts = [];
    join(post, posts.get(post), facts);
    join(posts.get(post), post, facts);
  }
  return around;
}
