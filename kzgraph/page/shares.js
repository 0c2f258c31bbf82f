// Shares of the vote: a panel for each kind of count, for counts are never mixed; in it a row for each who stood.

import { cut, fitted, measure, part, picture } from "./chart.js";
import { make, shape } from "./dom.js";
import { colour, isWeak, manner, teller } from "./reports.js";

const [NAME, TEXT, BAR, GAP] = [24, 20, 10, 8];
const SMALL = 12.5;

/** Draw the shares of an election, a panel for each kind of count. */
export function drawShares(page, entry) {
  const rows = rank(page, entry.shares);
  return make("div", { class: "part-of" },
    make("h3", {}, "Shares of the vote"),
    make("div", { class: "ballots" }, entry.shares.map((count) => drawCount(page, entry, count, rows))));
}

/** Give those who have a share in any count, in one order for all panels: as in the first count that tells them. */
function rank(page, shares) {
  const place = new Map();
  for (const [panel, { reports }] of shares.entries()) {
    for (const { of, number } of reports) {
      const known = place.get(of) ?? [panel, 0];
      place.set(of, [known[0], known[0] === panel ? Math.max(known[1], Number(number)) : known[1]]);
    }
  }
  const name = (id) => page.looks.label(id, page.day);
  return [...place.keys()].sort((one, other) => place.get(one)[0] - place.get(other)[0] || place.get(other)[1] - place.get(one)[1] || (name(one) < name(other) ? -1 : 1));
}

function drawCount(page, entry, count, rows) {
  const tellers = new Set(count.reports.map((report) => teller(page, report)));
  const title = count.label.charAt(0).toUpperCase() + count.label.slice(1);
  const head = make("figcaption", {}, make("strong", {}, title), tellers.size === 1 ? make("span", { class: "soft" }, ` ${[...tellers][0]}`) : "");
  if (!count.reports.length) return make("figure", { class: "ballot" }, head, make("p", { class: "hint" }, "not stated"));
  const threshold = thresholdOf(entry.rules);
  const note = threshold ? make("p", { class: "hint" }, make("span", { class: "upright", "aria-hidden": "true" }), `threshold of ${threshold}%`) : "";
  const draw = (width) => drawRows(page, count, rows, { width, threshold, alone: tellers.size === 1 });
  return make("figure", { class: "ballot" }, head, fitted(draw), note);
}

/** Give the threshold where all documents that state one in force agree. */
function thresholdOf(rules) {
  const stated = new Set(rules.map((rule) => rule.percent).filter(Boolean));
  return stated.size === 1 ? [...stated][0] : "";
}

function drawRows(page, count, rows, frame) {
  let y = 0;
  const drawn = rows.map((id) => {
    const row = drawRow(page, id, count.reports.filter((report) => report.of === id), { ...frame, y });
    y = row.foot + GAP;
    return row.parts;
  });
  const label = `Shares of the vote, ${count.label}, in per cent`;
  return picture(label, frame.width, y + 18, drawn, axis(frame.width, y + 12));
}

function drawRow(page, id, reports, frame) {
  const only = frame.alone && reports.length === 1 && !isWeak(reports[0]);
  const name = page.looks.label(id, page.day);
  const room = frame.width - (only || !reports.length ? 68 : 4);
  const parts = [part(name, () => page.choose(id), hit(frame.y, room, NAME), shape("text", { x: 0, y: frame.y + 17, class: "name" }, cut(name, room, 14, 600)))];
  let y = frame.y + NAME;
  if (!reports.length) parts.push(shape("text", { x: frame.width, y: frame.y + 17, class: "value soft" }, "not stated"));
  for (const report of [...reports].sort((one, other) => isWeak(one) - isWeak(other))) {
    const top = only ? frame.y : y;
    const bar = only ? y : y + TEXT;
    parts.push(drawReport(page, report, { ...frame, top, bar, only }));
    y = bar + BAR + (only ? 0 : GAP);
  }
  return { parts, foot: y };
}

function drawReport(page, report, { width, threshold, top, bar, only }) {
  const said = [teller(page, report), ...manner(report)].join(" · ");
  const base = top + (only ? 17 : 14);
  const from = only ? width - 64 : 0;
  const label = `${report.text} · ${said}`;
  return part(label, () => page.choose(report.fact),
    shape("rect", { x: from, y: top, width: width - from, height: bar + BAR - top, class: "hit" }),
    only ? "" : shape("text", { x: 0, y: base, class: "said" }, sayWithin(page, report, width - 66)),
    shape("text", { x: width, y: base, class: "value" }, `${report.value}%`),
    shape("rect", { x: 0, y: bar, width, height: BAR, class: "track" }),
    shape("rect", { x: 0, y: bar, width: scale(report.number, width), height: BAR, class: `bar ${colour(page, report.of)}${isWeak(report) ? " weak" : ""}` }),
    threshold ? shape("rect", { x: scale(threshold, width) - 1, y: bar - 2, width: 2, height: BAR + 5, class: "threshold" }) : "");
}

/** Say who tells a share and in what manner, within a width: the manner is the last to be cut. */
function sayWithin(page, report, room) {
  const said = manner(report).map((mark) => ` · ${mark}`).join("");
  const end = cut(said, room * 0.7, SMALL);
  return cut(teller(page, report), room - measure(end, SMALL), SMALL) + end;
}

function hit(y, width, height) {
  return shape("rect", { x: 0, y, width, height, class: "hit" });
}

/** Give the length of a percentage; a bar never leaves the scale. */
function scale(percent, width) {
  return Math.round(Math.min(Math.max(Number(percent) || 0, 0), 100) * width) / 100;
}

function axis(width, y) {
  return [["0", 0, "start"], ["50", width / 2, "middle"], ["100%", width, "end"]].map(([text, x, anchor]) => shape("text", { x, y, class: `tick ${anchor}` }, text));
}
