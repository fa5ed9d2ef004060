/** What a terminal shows as one character: its text, how many columns it takes, and where it stands in the string. */
export interface Cell {
  readonly text: string;
  readonly width: number;
  /** Offset of its end in the string that it was read from, in UTF-16 units. */
  readonly end: number;
}

const TAB = 4;
const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });
const ASCII = /^[\x20-\x7e]*$/;
const NO_WIDTH = /^[\p{M}\p{Cf}]+$/u;
const CONTROL = /^[\p{Cc}\p{Cs}]/u;
const WIDE =
  /^(?:\p{Emoji_Presentation}|[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303E\uFF01-\uFF60\uFFE0-\uFFE6])|\uFE0F/u;

/** A line as a terminal shows it: tabs become spaces up to the next stop, other control characters a sign. */
export function cellsOf(line: string): readonly Cell[] {
  const cells: Cell[] = [];
  let column = 0;
  for (const { segment, index } of segmenter.segment(line)) {
    const width = segment === "\t" ? TAB - (column % TAB) : widthOf(segment);
    const text = segment === "\t" ? " ".repeat(width) : CONTROL.test(segment) ? "\uFFFD" : segment;
    cells.push({ text, width, end: index + segment.length });
    column += width;
  }
  return cells;
}

/** How many columns a text takes in a terminal. */
export function displayWidth(text: string): number {
  if (ASCII.test(text)) return text.length;
  return totalWidth(cellsOf(text));
}

export function totalWidth(cells: readonly Cell[]): number {
  return cells.reduce((sum, cell) => sum + cell.width, 0);
}

function widthOf(grapheme: string): number {
  if (CONTROL.test(grapheme)) return 1;
  if (NO_WIDTH.test(grapheme)) return 0;
  return WIDE.test(grapheme) ? 2 : 1;
}

/** A text without characters that would steer the terminal. */
export function printable(text: string): string {
  return text.replaceAll("\t", " ".repeat(TAB)).replace(/[\p{Cc}]/gu, (sign) => (sign === "\n" ? sign : "\uFFFD"));
}
