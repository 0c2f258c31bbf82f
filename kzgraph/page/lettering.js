// Words as lines of a width: broken between words, a word too long within, the rest an ellipsis.

const pen = document.createElement("canvas").getContext("2d");

/** Break a text into at most so many lines that fit a width in a CSS font. */
export function fitLines(text, width, font, most) {
  pen.font = font;
  const lines = [];
  let rest = text.trim().replace(/\s+/gu, " ");
  while (rest && lines.length < most) {
    const last = lines.length === most - 1;
    const line = last ? shorten(rest, width) : takeLine(rest, width);
    lines.push(line);
    rest = last ? "" : rest.slice(line.length).trimStart();
  }
  return lines;
}

function takeLine(text, width) {
  if (fits(text, width)) return text;
  const line = cut(text, width);
  const space = text[line.length] === " " ? line.length : line.lastIndexOf(" ");
  return space > 0 ? line.slice(0, space) : line;
}

function shorten(text, width) {
  return fits(text, width) ? text : `${cut(text, width - pen.measureText("…").width).trimEnd()}…`;
}

/** Give the longest beginning of a text that fits, of one letter at least. */
function cut(text, width) {
  const letters = [...text];
  let [low, high] = [1, letters.length];
  while (high > low) {
    const middle = (low + high + 1) >> 1;
    if (fits(letters.slice(0, middle).join(""), width)) low = middle;
    else high = middle - 1;
  }
  return letters.slice(0, low).join("");
}

function fits(text, width) {
  return pen.measureText(text).width <= width;
}
