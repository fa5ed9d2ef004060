const TOKEN =
  /\s*((?:"(?:[^"]|"")*"|[\p{L}_][\p{L}\p{N}_$]*)(?:\.(?:"(?:[^"]|"")*"|[\p{L}_][\p{L}\p{N}_$]*))*|'(?:[^']|'')*'|\d+(?:\.\d+)?|::|\|\||.)/giuy;

/** A type's name as the catalogue has it: lower case unless quoted, its parts with a dot between. */
export function typeName(written: string): string {
  const parts = written.match(/"(?:[^"]|"")*"|[^".]+/g) ?? [];
  const names = parts.map((part) =>
    part.startsWith('"') ? part.slice(1, -1).replaceAll('""', '"') : part.trim().toLowerCase(),
  );
  return names.join(".").replace(/^pg_catalog\./, "");
}

/** What a definition consists of: names with their schemas, literals, numbers, single characters. */
export function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  for (let found = TOKEN.exec(text); found !== null && found[1] !== undefined; found = TOKEN.exec(text))
    tokens.push(found[1]);
  return tokens;
}

const AFTER_DEFAULT = new Set(
  "not null primary unique collate generated check references constraint deferrable initially".split(" "),
);

/** Tokens up to the next constraint, joined as SQL. */
export function expressionFrom(tokens: readonly string[], from: number, moveTo: (next: number) => void): string {
  let depth = 0;
  let at = from;
  for (; at < tokens.length; at++) {
    const token = (tokens[at] ?? "").toLowerCase();
    if (token === "(") depth++;
    else if (token === ")") depth--;
    else if (depth === 0 && at > from && AFTER_DEFAULT.has(token)) break;
  }
  moveTo(at);
  return joined(tokens.slice(from, at));
}

/** What stands between a parenthesis and its partner. */
export function group(tokens: readonly string[], from: number, moveTo: (next: number) => void): string | undefined {
  if (tokens[from] !== "(") return undefined;
  let depth = 0;
  for (let at = from; at < tokens.length; at++) {
    if (tokens[at] === "(") depth++;
    else if (tokens[at] === ")" && --depth === 0) {
      moveTo(at + 1);
      return joined(tokens.slice(from + 1, at));
    }
  }
  return undefined;
}

function joined(tokens: readonly string[]): string {
  return tokens
    .join(" ")
    .replace(/\s*(::)\s*/g, "$1")
    .replace(/([\w"])\s+\(\s*/g, "$1(")
    .replace(/\s+([,)])/g, "$1")
    .replace(/\(\s+/g, "(");
}
