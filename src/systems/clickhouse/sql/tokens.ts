/** A piece of SQL. A comment, string or quoted name holds what looks like SQL and is none. */
export interface Token {
  readonly type: "space" | "comment" | "string" | "quoted" | "word" | "number" | "symbol";
  readonly text: string;
  /** Where it begins, in UTF-16 units. */
  readonly at: number;
}

/** What a token can be, but a block comment or a symbol; one group for each type. */
const PATTERNS: readonly (readonly [Token["type"], RegExp])[] = [
  ["space", /(\s+)/],
  ["word", /([A-Za-z_][\w$]*)/],
  ["number", /(\d[\w.]*)/],
  ["comment", /((?:--|\/\/|#[ !])[^\n]*)/],
  ["string", /('(?:[^'\\]|\\[\s\S]|'')*(?:'|$)|‘[^’]*(?:’|$)|\$(?<tag>\w*)\$[\s\S]*?(?:\$\k<tag>\$|$))/],
  ["quoted", /(`(?:[^`\\]|\\[\s\S]|``)*(?:`|$)|"(?:[^"\\]|\\[\s\S]|"")*(?:"|$)|“[^”]*(?:”|$))/],
];
const TOKEN = new RegExp(PATTERNS.map(([, { source }]) => source).join("|"), "y");
/** The types by the number of their group; the tag of a `$tag$…$tag$` has a group of its own. */
const TYPES: readonly (Token["type"] | undefined)[] = PATTERNS.flatMap(([type, { source }]) =>
  source.includes("(?<tag>") ? [type, undefined] : [type],
);

/** The pieces of ClickHouse's SQL, all of it, in order. What is left open goes to the end. */
export function tokensOf(sql: string): readonly Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < sql.length; ) {
    const token = tokenAt(sql, at);
    tokens.push(token);
    at += token.text.length;
  }
  return tokens;
}

function tokenAt(sql: string, at: number): Token {
  if (sql.startsWith("/*", at)) return { type: "comment", text: sql.slice(at, endOfBlock(sql, at)), at };
  TOKEN.lastIndex = at;
  const found = TOKEN.exec(sql);
  if (found === null) return { type: "symbol", text: symbolAt(sql, at), at };
  const type = TYPES.find((_, index) => found[index + 1] !== undefined);
  return { type: type ?? "symbol", text: found[0], at };
}

function symbolAt(sql: string, at: number): string {
  return String.fromCodePoint(sql.codePointAt(at) ?? 0);
}

/** Block comments nest. */
function endOfBlock(sql: string, start: number): number {
  const edge = /\/\*|\*\//g;
  edge.lastIndex = start;
  let depth = 0;
  for (let found = edge.exec(sql); found !== null; found = edge.exec(sql)) {
    depth += found[0] === "/*" ? 1 : -1;
    if (depth === 0) return edge.lastIndex;
  }
  return sql.length;
}

/** The tokens that mean something to ClickHouse. */
export function significantTokens(sql: string): readonly Token[] {
  return tokensOf(sql).filter((token) => token.type !== "space" && token.type !== "comment");
}

/** The name that a word or a quoted name stands for; of anything else undefined. */
export function nameIn(token: Token | undefined): string | undefined {
  if (token?.type === "word") return token.text;
  if (token?.type !== "quoted") return undefined;
  const quote = token.text.charAt(0);
  return token.text
    .slice(1, -1)
    .replaceAll(quote + quote, quote)
    .replace(/\\([\\'"`])/g, "$1");
}
