/** A piece of SQL. A comment, string or quoted name holds what looks like SQL and is none. */
export interface Token {
  readonly type: "space" | "comment" | "string" | "quoted" | "word" | "number" | "symbol";
  readonly text: string;
  /** Where it begins, in UTF-16 units. */
  readonly at: number;
}

const PATTERNS: readonly (readonly [Token["type"], RegExp])[] = [
  ["space", /\s+/y],
  ["comment", /(?:--|\/\/|#[ !])[^\n]*/y],
  ["string", /'(?:[^'\\]|\\[\s\S]|'')*(?:'|$)|‘[^’]*(?:’|$)|\$(\w*)\$[\s\S]*?(?:\$\1\$|$)/y],
  ["quoted", /`(?:[^`\\]|\\[\s\S]|``)*(?:`|$)|"(?:[^"\\]|\\[\s\S]|"")*(?:"|$)|“[^”]*(?:”|$)/y],
  ["word", /[A-Za-z_][\w$]*/y],
  ["number", /\d[\w.]*/y],
];

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
  for (const [type, pattern] of PATTERNS) {
    pattern.lastIndex = at;
    const text = pattern.exec(sql)?.[0];
    if (text !== undefined && text !== "") return { type, text, at };
  }
  return { type: "symbol", text: String.fromCodePoint(sql.codePointAt(at) ?? 0), at };
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
