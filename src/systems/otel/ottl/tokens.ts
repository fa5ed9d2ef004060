/** A piece of OTTL, with its place in the text. */
export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  readonly at: number;
}

export type TokenKind = (typeof KINDS)[number] | "end";

const KINDS = [
  "bytes",
  "float",
  "int",
  "string",
  "word",
  "comparison",
  "arrow",
  "operator",
  "equal",
  "punctuation",
] as const;

/** As the collector's own lexer, alternative by alternative; keywords are words here. */
const TOKEN =
  /(0x[a-fA-F0-9]+)|((?:\d+\.\d*|\d*\.\d+)(?:[eE][-+]?\d+)?)|(\d+)|("(?:\\[\s\S]|[^\\"])*")|([A-Za-z_][A-Za-z0-9_]*)|(==|!=|>=|<=|>(?!=)|<(?!=))|(=>)|([+\-*/])|(=)|([()[\]{}:,.])|\s+/gy;

/** What is wrong with a text, and the part of it that is. */
export class OttlProblem extends Error {
  constructor(
    message: string,
    /** What of the text is meant. */
    readonly part: string,
  ) {
    super(message);
  }
}

export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  TOKEN.lastIndex = 0;
  for (let found = TOKEN.exec(text); found !== null; found = TOKEN.exec(text)) {
    const index = KINDS.findIndex((_, each) => found?.[each + 1] !== undefined);
    const kind = KINDS[index];
    if (kind !== undefined) tokens.push({ kind, text: found[0], at });
    at = TOKEN.lastIndex;
  }
  if (at < text.length) {
    const rest = text.slice(at);
    if (rest.startsWith('"')) throw new OttlProblem('has a `"` that is not closed', rest);
    if (rest.startsWith("'")) throw new OttlProblem("must have its texts in `\"`: OTTL does not know `'`", rest);
    throw new OttlProblem(`has \`${rest.slice(0, 1)}\`, which OTTL does not know`, rest.slice(0, 1));
  }
  return [...tokens, { kind: "end", text: "", at: text.length }];
}
