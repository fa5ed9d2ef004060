/** A fenced block of a page, with the place that the line before it names. */
export interface PageBlock {
  readonly page: string;
  readonly language: string;
  /** `Shell`, `ClickHouse`, `Prometheus`, a PostgreSQL by the name of its source; empty where the page names none. */
  readonly place: string;
  readonly text: string;
}

/** Every fenced block, those within lists too. */
export function blocksOf(page: string, content: string): readonly PageBlock[] {
  return [...content.matchAll(/^( *)```(\w+)\n([\s\S]*?)^ *```$/gm)].map((match) => {
    const [, indent = "", language = "", text = ""] = match;
    const before = content.slice(0, match.index).trimEnd().split("\n").at(-1) ?? "";
    return {
      page,
      language,
      place: /^ *\*\*(Shell|ClickHouse|Prometheus|PostgreSQL `[^`]+`)\*\*: /.exec(before)?.[1] ?? "",
      text: text.replaceAll(new RegExp(`^${indent}`, "gm"), ""),
    };
  });
}

/** The statements of a block, one after another. */
export function statementsIn(sql: string): readonly string[] {
  return sql
    .split(/;\n/)
    .map((each) => each.trim())
    .filter((each) => each !== "");
}
