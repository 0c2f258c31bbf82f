"use strict";
// The page of one day: a map drawn by vis-network, details on demand, a theme. Text is only ever text.

const data = JSON.parse(document.getElementById("data").textContent);
const byId = (id) => document.getElementById(id);
const box = byId("network");
const cursor = byId("cursor");
const details = byId("details");
const state = { form: "", scale: 1, colours: null, current: null, opener: null };
const [nodes, edges] = [new vis.DataSet(data.network.nodes), new vis.DataSet(data.network.edges)];
let network = null;

/** Make an element with text and children; texts of the data are isolated from the direction around them. */
function make(tag, text = "", attributes = {}, children = []) {
  const element = document.createElement(tag);
  if (text) element.textContent = text;
  for (const [name, value] of Object.entries(attributes)) if (value) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

const things = new Map(Object.entries(data.things));
const sources = new Map(Object.entries(data.sources));
const label = (id) => things.get(id)?.label ?? id;
const capacity = (row) => (row.capacity ? ` (${row.capacity})` : "");
const named = (id) => make("bdi", label(id), { lang: things.get(id)?.lang });

// ---- Colours: those of the style sheet, read once per theme ----

function readColours() {
  const probe = make("i");
  document.body.append(probe);
  const colours = {};
  for (const name of ["paper", "card", "bar", "ink", "soft", "rule", "post", "person", "party", "power", "tie", "link", "focus"]) {
    probe.style.color = `var(--${name})`;
    colours[name] = getComputedStyle(probe).color;
  }
  probe.remove();
  return colours;
}

const dashes = (certainty) => (certainty === "possibly" ? [6, 4] : certainty === "not stated" ? [2, 4] : false);

function paintNode(node, colours) {
  const main = {
    hub: colours.power, mark: colours.power, exit: colours.power, port: colours.tie, gate: colours.tie, body: colours.rule, vacancy: colours.soft,
  }[node.role]
    ?? { square: colours.post, diamond: colours.post, hexagon: colours.party }[node.shape] ?? colours.person;
  const open = !["gate", "exit"].includes(node.role) && (node.certainty === "not stated" || node.certainty === "possibly");
  const fill = node.role === "body" ? colours.bar : node.role === "mark" && !open ? main : open ? colours.card : main;
  const lit = { background: fill, border: colours.focus };
  const soft = ["vacancy", "mark", "caption", "words"].includes(node.role);
  const inside = node.shape === "circle";
  return {
    color: { background: fill, border: main, highlight: lit, hover: lit },
    shapeProperties: { borderDashes: open ? dashes(node.certainty) : false, borderRadius: 5 },
    font: {
      color: inside && !open ? colours.paper : soft ? colours.soft : colours.ink, face: "system-ui, sans-serif", strokeWidth: node.role === "body" || inside ? 0 : 3,
      strokeColor: ["hub", "caption"].includes(node.role) ? colours.paper : colours.card,
      background: node.role === "caption" ? colours.paper : undefined,
      size: { body: 14, caption: 12, words: 12 }[node.role] ?? 13,
    },
  };
}

function paintEdge(edge, colours) {
  const main = { held: colours.post, same: colours.power, tie: colours.tie, link: colours.link }[edge.role];
  return {
    color: { color: main, highlight: colours.focus, hover: colours.focus },
    dashes: dashes(edge.certainty),
    width: { held: 2, same: 2.5, tie: 1.2, link: 1 }[edge.role],
    arrows: edge.arrows ? { to: { enabled: true, scaleFactor: 0.45 } } : "",
  };
}

function paint() {
  const colours = readColours();
  state.colours = colours;
  nodes.update(data.network.nodes.map((node) => ({ id: node.id, ...paintNode(node, colours) })));
  edges.update(data.network.edges.map((edge) => ({ id: edge.id, ...paintEdge(edge, colours) })));
}

function drawFrames(context) {
  const { rule, card, soft } = state.colours;
  context.lineWidth = 1;
  for (const frame of data.forms[state.form]?.frames ?? []) {
    context.beginPath();
    context.roundRect(frame.x, frame.y, frame.width, frame.height, 10);
    context.fillStyle = card;
    context.fill();
    context.strokeStyle = rule;
    context.stroke();
    context.fillStyle = soft;
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.font = "600 13px system-ui, sans-serif";
    context.fillText(frame.caption, frame.x + frame.width / 2, frame.y + 18, frame.width - 16);
  }
}

// ---- Places: the wide form, or the narrow one where letters would shrink below reading ----

function arrange() {
  const room = box.clientWidth;
  const form = room >= 0.85 * data.forms.wide.width ? "wide" : "narrow";
  const { width, height } = data.forms[form];
  state.scale = Math.min(form === "wide" ? 1.15 : 1.35, room / (width + 4));
  box.style.height = `${Math.ceil((height + 12) * state.scale)}px`;
  if (form !== state.form) {
    state.form = form;
    nodes.update(data.network.nodes.map((node) => ({ id: node.id, ...node.forms[form] })));
    edges.update(data.network.edges.map((edge) => ({ id: edge.id, ...edge.forms[form] })));
  }
  network.setSize("100%", box.style.height);
  network.redraw();
  network.moveTo({ position: { x: width / 2, y: height / 2 }, scale: state.scale, animation: false });
  placeCursor();
}

// ---- The cursor: a real button over one node, moved by the arrow keys ----

const stops = data.network.nodes.filter((node) => !["port", "gate", "exit", "mark", "caption", "words"].includes(node.role));

function describe(node) {
  const told = data.holdings.filter((row) => [row.post, row.holder].includes(node.thing))
    .map((row) => (row.post === node.thing ? `held by ${row.holder ? label(row.holder) : "someone not stated"}` : label(row.post)) + capacity(row) + (row.holder ? `, ${row.certainty}` : ""));
  const tied = data.ties.filter((tie) => [tie.from, tie.to].includes(node.thing)).map((tie) => `${label(tie.from)}: ${tie.kind} ${label(tie.to)}`);
  return [`${label(node.thing)} (${things.get(node.thing).kind || "kind not stated"})`, ...told, ...tied].join("; ");
}

/** Give the edges of a node and its label; letters below a shape reach lower than vis-network says. */
function edgesOf(node) {
  const { left, top, right, bottom } = network.getBoundingBox(node.id);
  return { left, top, right, bottom: bottom + (["box", "circle", "text"].includes(node.shape) || !node.label ? 0 : 10) };
}

function placeCursor() {
  const node = state.current;
  if (!node) return;
  const { left, top, right, bottom } = edgesOf(node);
  const [start, end] = [network.canvasToDOM({ x: left, y: top }), network.canvasToDOM({ x: right, y: bottom })];
  cursor.style.left = `${box.offsetLeft + start.x - 1}px`;
  cursor.style.top = `${box.offsetTop + start.y - 2}px`;
  cursor.style.width = `${end.x - start.x + 2}px`;
  cursor.style.height = `${end.y - start.y + 4}px`;
}

function moveTo(node, speak = true) {
  state.current = node;
  cursor.setAttribute("aria-label", describe(node));
  if (speak) byId("status").textContent = describe(node);
  placeCursor();
}

/** Find the nearest node in a direction; what lies aside counts double. */
function nearest(dx, dy) {
  const from = state.current.forms[state.form];
  const score = (node) => {
    const { x, y } = node.forms[state.form];
    const [along, aside] = [(x - from.x) * dx + (y - from.y) * dy, Math.abs((x - from.x) * dy) + Math.abs((y - from.y) * dx)];
    return along > 4 ? along + 2 * aside : Infinity;
  };
  const best = stops.reduce((one, other) => (score(other) < score(one) ? other : one));
  return score(best) < Infinity ? best : state.current;
}

cursor.addEventListener("keydown", (event) => {
  const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
  if (!step && event.key !== "Home") return;
  event.preventDefault();
  moveTo(step ? nearest(...step) : stops[0]);
  cursor.scrollIntoView({ block: "nearest" });
});
cursor.addEventListener("click", () => openThing(state.current.thing, cursor));

// ---- Details: what every document says, and where ----

function tellClaim(claim, chosen) {
  const [title, publisher, written] = sources.get(claim.source) ?? [claim.source, "", ""];
  const from = [publisher || "publisher not stated", written ? `written ${written}` : "date not stated"].join(", ");
  return make("li", "", { class: chosen ? "chosen" : "" }, [
    make("p", claim.text, { dir: "auto", class: "sentence" }),
    make("p", "", { class: "meta" }, [make("bdi", title), `, ${from}`]),
    make("p", "", { class: "meta" }, [make("code", `${claim.source}${claim.places.join(" ")}`)]),
    make("p", claim.modality === "assertion" ? "fact " : `${claim.modality} `, { class: "meta" }, [make("code", claim.fact)]),
  ]);
}

/** Tell a holding or tie and when it held; of a post that nobody is named for there is nothing to date. */
function tellState(row, parts) {
  if (row.holder === "") return make("li", "No document names a holder.");
  const when = row.certainty.startsWith("not stated") ? "without a stated date" : `${row.certainty}; ${row.when}`;
  return make("li", "", {}, [...parts, capacity(row), make("p", when, { class: "meta" })]);
}

function link(id) {
  const button = make("button", "", { type: "button" }, [named(id)]);
  button.addEventListener("click", () => openThing(id, state.opener));
  return button;
}

const list = (title, items) => (items.length ? [make("h3", title), make("ul", "", {}, items)] : []);

function show(title, language, parts, opener) {
  state.opener = opener;
  byId("details-title").replaceChildren(make("bdi", title, { lang: language }));
  byId("told").replaceChildren(...parts);
  details.classList.add("open");
  details.scrollTop = 0;
  byId("details-title").focus({ preventScroll: true });
  clear((opener.closest("tr") ?? opener).getBoundingClientRect());
}

/** Where the details lie over the page, scroll what was chosen into what is left above them. */
function clear({ top, bottom }) {
  const over = getComputedStyle(details).position === "fixed";
  document.body.style.paddingBottom = over ? `${details.offsetHeight + 28}px` : "";
  const rest = innerHeight - details.offsetHeight - 40;
  if (over && (bottom > rest || top < 0)) scrollBy({ top: bottom - top < rest ? bottom - rest : top - 16, behavior: "instant" });
}

function openThing(id, opener, fact = "") {
  const thing = things.get(id);
  const held = data.holdings.filter((row) => row.holder === id).map((row) => tellState(row, [link(row.post)]));
  const holders = data.holdings.filter((row) => row.post === id)
    .map((row) => tellState(row, row.holder ? [link(row.holder)] : []));
  const tied = data.ties.filter((tie) => tie.from === id || tie.to === id)
    .map((tie) => tellState(tie, [link(tie.from), ` ${tie.kind} `, link(tie.to)]));
  const claims = data.claims.filter((claim) => claim.about.includes(id) || (fact && claim.fact === fact));
  const first = [...claims.filter((claim) => claim.fact === fact), ...claims.filter((claim) => claim.fact !== fact)];
  const known = thing.names.flatMap(([name, lang], i) => [i ? ", " : "also ", make("bdi", name, { lang })]);
  show(thing.label, thing.lang, [
    make("p", thing.kind, { class: "meta" }),
    ...(known.length ? [make("p", "", { class: "meta" }, known)] : []),
    ...list("Holds on this day", held),
    ...list("Held on this day by", holders),
    ...list("Ties", tied),
    ...list(`What the documents say (${claims.length})`, first.map((claim) => tellClaim(claim, claim.fact === fact))),
    ...(claims.length ? [] : [make("p", "No document says anything about it.", { class: "hint" })]),
  ], opener);
}

/** Open the sentence behind a line, with both its ends. */
function openFact(edge, opener) {
  const claims = data.claims.filter((claim) => claim.fact === edge.fact);
  const row = [...data.holdings, ...data.ties].find((each) => each.fact === edge.fact);
  const ends = [row.holder ?? row.from, row.post ?? row.to];
  show(`${label(ends[0])}: ${row.kind ? `${row.kind} ` : ""}${label(ends[1])}`, "", [
    ...list("On this day", [tellState(row, [link(ends[0]), " – ", link(ends[1])])]),
    ...list("What the documents say", claims.map((claim) => tellClaim(claim, false))),
  ], opener);
}

function close() {
  if (!details.classList.contains("open")) return;
  details.classList.remove("open");
  document.body.style.paddingBottom = "";
  byId("details-title").textContent = "Details";
  byId("told").replaceChildren(make("p", "Choose a name, a post or a line: here is then what each document says of it, and where.", { class: "hint" }));
  network.unselectAll();
  state.opener?.focus({ preventScroll: true });
}

byId("close").addEventListener("click", close);
document.addEventListener("keydown", (event) => event.key === "Escape" && close());

// ---- Names in the tables become buttons; a click beside them opens the row ----

for (const place of document.querySelectorAll("[data-thing]")) {
  const id = place.dataset.thing;
  if (!things.has(id)) continue;
  const button = make("button", "", { type: "button" });
  place.replaceWith(button);
  button.append(place);
  button.addEventListener("click", () => openThing(id, button, button.closest("tr")?.dataset.fact));
}
for (const row of document.querySelectorAll("tr[data-fact]")) {
  row.addEventListener("click", (event) => {
    const button = row.querySelector("td button") ?? row.querySelector("button");
    if (!event.target.closest("button") && !String(getSelection())) button?.click();
  });
}

// ---- Theme ----

const theme = byId("theme");
const dark = () => (document.documentElement.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";

function setTheme(name) {
  if (name) document.documentElement.dataset.theme = name;
  theme.textContent = dark() ? "Light theme" : "Dark theme";
  paint();
}

theme.addEventListener("click", () => setTheme(dark() ? "light" : "dark"));
for (const query of ["(prefers-color-scheme: dark)", "(forced-colors: active)"]) matchMedia(query).addEventListener("change", () => setTheme());

// ---- Start ----

for (const id of ["map", "details", "theme"]) byId(id).hidden = false;
network = new vis.Network(box, { nodes, edges }, data.network.options);
box.querySelector(".vis-network").removeAttribute("tabindex");
box.querySelector("canvas").setAttribute("aria-hidden", "true");
network.on("beforeDrawing", (context) => state.colours && drawFrames(context));
network.on("click", ({ nodes: [id], edges: [line], event }) => {
  const node = id && nodes.get(id);
  const edge = ["caption", "words"].includes(node?.role) ? node : !node && line && edges.get(line);
  if (node?.thing) {
    moveTo(stops.find((stop) => stop.id === id) ?? stops.find((stop) => stop.thing === node.thing) ?? state.current, false);
    openThing(node.thing, cursor);
  } else if (edge?.fact) {
    network.setSelection({ nodes: [], edges: edges.getIds({ filter: (each) => each.fact === edge.fact }) });
    openFact(edge, cursor);
    clear({ top: event.center.y - 24, bottom: event.center.y + 24 });
  }
});
setTheme();
arrange();
if (stops.length) moveTo(stops[0], false);
else cursor.hidden = true;
new ResizeObserver(() => box.clientWidth && arrange()).observe(byId("map"));
document.documentElement.dataset.ready = "true";
