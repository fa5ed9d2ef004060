import { displayWidth } from "./cells.js";

const NARROWEST = 20;

/**
 * Breaks a text at spaces into lines of at most `width` columns. Lines of the text stay lines, and what they are
 * indented by; a word that is longer than a line stays whole, so that it can be copied.
 */
export function wrap(text: string, width: number): readonly string[] {
  return text.split("\n").flatMap((line) => wrapLine(line, Math.max(NARROWEST, width)));
}

function wrapLine(line: string, width: number): readonly string[] {
  const indent = /^ */.exec(line)?.[0] ?? "";
  const lines: string[] = [];
  let current = "";
  for (const word of line.trim().split(/ +/)) {
    const longer = current === "" ? word : `${current} ${word}`;
    if (current !== "" && displayWidth(indent + longer) > width) {
      lines.push(indent + current);
      current = word;
    } else {
      current = longer;
    }
  }
  return [...lines, (indent + current).trimEnd()];
}
