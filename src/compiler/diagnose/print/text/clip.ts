import { type Cell, totalWidth } from "./cells.js";

/** A part of a line that fits, and the columns in it that are underlined. */
export interface ClippedLine {
  readonly text: string;
  readonly before: number;
  readonly underlined: number;
}

const ELLIPSIS = "…";

/** The part of a line around `start` to `end` (indexes of cells) that fits into `width` columns. */
export function clip(cells: readonly Cell[], start: number, end: number, width: number): ClippedLine {
  if (totalWidth(cells) <= width) return clipped(cells, start, end, "", "");
  let first = 0;
  if (totalWidth(cells.slice(0, end)) > width - 1) {
    // A third of the room before the underline, more where the line's end leaves it, as long as its own end fits.
    first = start;
    const wanted = Math.max(Math.floor(width / 3), width - 1 - totalWidth(cells.slice(start)));
    let room = Math.min(wanted, Math.max(0, width - 2 - totalWidth(cells.slice(start, end))));
    while (first > 0 && room >= (cells[first - 1]?.width ?? 0)) {
      first--;
      room -= cells[first]?.width ?? 0;
    }
  }
  const head = first > 0 ? ELLIPSIS : "";
  let last = first;
  let left = width - head.length;
  while (last < cells.length) {
    const isLast = last === cells.length - 1;
    const cell = cells[last]?.width ?? 0;
    if (cell + (isLast ? 0 : 1) > left) break;
    left -= cell;
    last++;
  }
  const tail = last < cells.length ? ELLIPSIS : "";
  return clipped(cells.slice(first, last), start - first, Math.min(end, last) - first, head, tail);
}

function clipped(cells: readonly Cell[], start: number, end: number, head: string, tail: string): ClippedLine {
  return {
    text: head + cells.map((cell) => cell.text).join("") + tail,
    before: head.length + totalWidth(cells.slice(0, start)),
    underlined: Math.max(1, totalWidth(cells.slice(start, end))),
  };
}
