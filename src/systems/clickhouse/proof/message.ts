/** What ClickHouse says about a statement that it refuses, as far as its message tells. */
export interface Message {
  readonly about: "column" | "output column" | "table" | "anything";
  /** The columns or the table that are not there. */
  readonly names: readonly string[];
  /** What it may mean instead, by ClickHouse's own guess. */
  readonly hint: string | undefined;
  /** The message so that a person can read it: without the query that it repeats and without lists of all there is. */
  readonly text: string;
}

const NAME = "(?:`((?:[^`\\\\]|\\\\.)+)`|'((?:[^'\\\\]|\\\\.)+)')";

const UNKNOWN_COLUMN: readonly RegExp[] = [
  new RegExp(`Unknown (?:expression )?(?:or (?:function|table expression) )?identifier:? ${NAME}`),
  new RegExp(`Identifier ${NAME} cannot be resolved from`),
  /(?:Version|Sign|is_deleted|[Cc]olumn) column (\S+) does not exist/,
];
const OUTPUT_COLUMN = new RegExp(`outputs column with name ${NAME}, which is not found in the target`);
const UNKNOWN_TABLE: readonly RegExp[] = [
  new RegExp(`Unknown table expression identifier ${NAME}`),
  /(?:Table|Database) (.+?) (?:does not exist|doesn't exist)/,
];

export function readMessage(message: string): Message {
  const hint = /[Mm]aybe you meant:? \[?['`]?((?:[^'`\]?\\]|\\.)+)/.exec(message)?.[1];
  const made = (about: Message["about"], names: readonly string[]): Message => ({
    about,
    names: names.map((name) => name.replaceAll("`", "")),
    hint: hint?.replaceAll("`", ""),
    text: shortened(message),
  });
  const missing = /Missing columns: ((?:'[^']+'\s*)+)/.exec(message)?.[1];
  if (missing !== undefined)
    return made(
      "column",
      [...missing.matchAll(/'([^']+)'/g)].map((found) => found[1] ?? ""),
    );
  const column = firstName(UNKNOWN_COLUMN, message);
  if (column !== undefined) return made("column", [column]);
  const output = firstName([OUTPUT_COLUMN], message);
  if (output !== undefined) return made("output column", [output]);
  const table = firstName(UNKNOWN_TABLE, message);
  return table === undefined ? made("anything", []) : made("table", [table]);
}

function firstName(patterns: readonly RegExp[], message: string): string | undefined {
  for (const pattern of patterns) {
    const found = pattern.exec(message);
    if (found !== null) return found.slice(1).find((group) => group !== undefined);
  }
  return undefined;
}

/** What ClickHouse adds for its developers, from where on. Hints behind it are told apart. */
const TAILS: readonly RegExp[] = [
  /[.:]?\s*\b[Ii]n scope\b.*/s,
  /[.:]?\s*\b[Ii]n query:? (?=SELECT|WITH|\().*/s,
  /[.:]?\s*[Ww]hile (?:processing|executing) .*/s,
  /: Or unknown aggregate function .*/s,
  /,? required columns: .*/s,
  /\.? *Expected (?:one of: |end of query).*/s,
  /\. Currently only the following engines .*/s,
  /\. Note: .*/s,
  /[.:]?\s*[Mm]aybe you meant.*/s,
];
const LONGEST = 300;

function shortened(message: string): string {
  let text = message;
  for (const tail of TAILS) text = text.replace(tail, "");
  text = text
    .replaceAll(/\b__table\d+\./g, "")
    .replace(
      /Syntax error: failed at position \d+ \(end of query\)(?: \([^)]*\))?:.*/s,
      "Syntax error: it ends too early",
    )
    .replace(/Syntax error: failed at position \d+ \(.*?\)(?: \(line \d+, col \d+\))?: /s, "Syntax error at: ")
    .replace(/[.:\s]+$/, "");
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1).trimEnd()}…` : text;
}

/** Where a syntax error is in the statement, in UTF-16 units. */
export function syntaxErrorAt(message: string, statement: string): number | undefined {
  const position = /Syntax error: failed at position (\d+)/.exec(message)?.[1];
  if (position === undefined) return undefined;
  // ClickHouse counts bytes, from 1.
  return Buffer.from(statement)
    .subarray(0, Number(position) - 1)
    .toString().length;
}
