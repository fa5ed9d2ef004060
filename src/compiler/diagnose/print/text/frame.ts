import type { Location } from "../../located.js";
import { cellsOf } from "./cells.js";
import { clip } from "./clip.js";

export interface FrameStyle {
  readonly width: number;
  /** The sign that underlines. */
  readonly mark: string;
  readonly gutter: (text: string) => string;
  readonly underline: (text: string) => string;
}

const NUMBER_WIDTH = 7;

/** The line of source with its number, and the underline below it; nothing when the line is not known. */
export function frame(location: Location, style: FrameStyle): readonly string[] {
  if (location.source === undefined) return [];
  const number = String(location.line).padStart(NUMBER_WIDTH);
  const cells = cellsOf(location.source);
  const from = location.column - 1;
  const start = indexAt(from, cells);
  const end = Math.max(start + 1, indexAt(from + location.length - 1, cells) + 1);
  const room = Math.max(20, style.width - number.length - 3);
  const { text, before, underlined } = clip(cells, start, Math.min(end, Math.max(cells.length, start + 1)), room);
  const bar = style.gutter("│");
  return [
    `${style.gutter(number)} ${bar} ${text}`.trimEnd(),
    `${" ".repeat(number.length)} ${bar} ${" ".repeat(before)}${style.underline(style.mark.repeat(underlined))}`,
  ];
}

/** The cell that an offset in the line falls into; one past the last for an offset at or after the line's end. */
function indexAt(offset: number, cells: ReturnType<typeof cellsOf>): number {
  const found = cells.findIndex((cell) => cell.end > offset);
  return found === -1 ? cells.length : found;
}
