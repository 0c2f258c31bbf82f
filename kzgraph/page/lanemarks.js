// The marks of a fact in its lane, by place: what is certain, possible or soft, where it ends, and what attests it.

/** Tell whether no day is known on which a fact may hold. */
export function undated(fact) {
  return fact.verdicts.every(([, value]) => value === "not stated" || value === "no");
}

/** Give the parts of a fact's bar, each with its form and places, the marks on it, and the core that is not boundless. */
export function marksOf(fact, scale) {
  const parts = partsOf(fact).map(({ form, from, to }) => ({
    form, left: scale.place(from), right: to === "~" ? scale.right : scale.place(to),
    wall: form === "sure" && fact.end?.[0] === to && fact.end[1] === to,
  }));
  const seen = fact.seen?.[1] ? scale.middle(fact.seen[1]) : null;
  const within = fact.within?.[0] && fact.within[1] ? [scale.middle(fact.within[0]), scale.middle(fact.within[1])] : null;
  const caps = capsOf(fact).map(scale.place);
  const drawn = parts.filter((part) => part.form !== "open").flatMap((part) => [part.left, part.right]);
  const marked = [...drawn, ...(within ?? []), ...(seen === null ? [] : [seen]), ...caps];
  const all = [...marked, ...parts.flatMap((part) => [part.left, part.right])];
  const core = marked.length ? [Math.min(...marked), Math.max(...marked)] : [scale.left, scale.left];
  const [first, last] = [fact.verdicts[0], fact.verdicts.at(-1)];
  const reach = [Math.min(...all), Math.max(...all)];
  return { parts, seen, within, caps, core, reach, before: first[1] === "possibly", after: last[1] === "possibly" };
}

/** Give the day by which a fact is put in order among others: the first that is known of it. */
export function firstKnown(fact) {
  const drawn = partsOf(fact).find((part) => part.form !== "open" && part.from);
  return drawn?.from ?? fact.within?.[0] ?? fact.start?.[1] ?? fact.end?.[1] ?? "";
}

function partsOf(fact) {
  const [dawn, dusk] = [known(fact.start), known(fact.end)];
  return fact.verdicts.flatMap(([from, value], number) => {
    const to = fact.verdicts[number + 1]?.[0] ?? "~";
    if (value === "certainly") return [{ form: "sure", from, to }];
    if (value !== "possibly") return [];
    const form = from === "" || to === "~" ? "open" : "maybe";
    const cuts = [...new Set([...(dawn ?? []), ...(dusk ?? [])])].filter((day) => from < day && day < to).sort();
    return [from, ...cuts].map((start, place) => {
      const end = [...cuts, to][place];
      const within = (window) => window && window[0] <= start && end <= window[1];
      return { form: within(dawn) ? "dawn" : within(dusk) ? "dusk" : form, from: start, to: end };
    });
  });
}

/** Give the days by which something began or had ended, where nothing else in the bar shows them. */
function capsOf(fact) {
  const parts = partsOf(fact);
  const [start, end] = [fact.start ?? ["", ""], fact.end ?? ["", ""]];
  const [first, last] = [parts[0], parts.at(-1)];
  const attested = fact.seen || fact.within || parts.some((part) => part.form === "sure");
  return [
    ...(!start[0] && start[1] && !end[1] && !attested ? [start[1]] : []),
    ...(first?.form === "open" && first.from ? [first.from] : []),
    ...(last?.form === "open" && last.to !== "~" ? [last.to] : []),
  ];
}

function known(window) {
  return window && window[0] && window[1] && window[0] < window[1] ? window : null;
}
