// Text in the timeline: how wide it is, and how it fits.

const FAMILY = "system-ui, sans-serif";
const canvas = document.createElement("canvas").getContext("2d");
const widths = new Map();

/** Measure a text in pixels; the weight is that of a font. */
export function measure(text, size = 13, weight = 400) {
  const key = `${size} ${weight} ${text}`;
  if (!widths.has(key)) {
    canvas.font = `${weight} ${size}px ${FAMILY}`;
    widths.set(key, canvas.measureText(text).width);
  }
  return widths.get(key);
}

/** Cut a text to a width, with an ellipsis. */
export function cut(text, width, size = 13, weight = 400) {
  if (measure(text, size, weight) <= width) return text;
  const letters = [...text];
  let [low, high] = [0, letters.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (measure(`${letters.slice(0, middle).join("")}…`, size, weight) <= width) low = middle;
    else high = middle;
  }
  return `${letters.slice(0, low).join("").trimEnd()}…`;
}

/** Break a text into at most so many lines of a width, the last one cut. */
export function wrap(text, width, most, size = 13, weight = 400) {
  const words = text.split(/\s+/).filter(Boolean);
  const lines = [];
  let line = "";
  while (words.length && lines.length < most - 1) {
    const longer = line ? `${line} ${words[0]}` : words[0];
    if (measure(longer, size, weight) <= width || !line) line = words.shift() && longer;
    else lines.push(line) && (line = "");
  }
  const rest = [line, ...words].filter(Boolean).join(" ");
  return [...lines, ...(rest ? [rest] : [])].map((each) => cut(each, width, size, weight));
}
