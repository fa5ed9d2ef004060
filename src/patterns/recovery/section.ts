import { shellWord } from "../overview/markdown.js";

/** A part of the page: text, then what is done, one after another. */
export interface Section {
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly steps: readonly Step[];
}

/** One thing to do, with what is typed for it. */
export interface Step {
  readonly text: string;
  readonly language?: "sh" | "sql" | "ts" | "text" | "json";
  readonly lines?: readonly string[];
}

export function shell(text: string, ...lines: readonly string[]): Step {
  return { text, language: "sh", lines };
}

/** A word as a shell reads it. */
export function word(text: string): string {
  return /^[\w./:,=@%+-]+$/.test(text) ? text : shellWord(text);
}

/** A query of ClickHouse's, from a shell. */
export function queried(sql: string): string {
  return `clickhouse-client --query "${sql.replace(/[\\"$`]/g, "\\$&")}"`;
}

export function statements(text: string, lines: readonly string[]): Step {
  return { text, language: "sql", lines: lines.map((line) => `${line};`) };
}
