import type { Resource } from "../../compiler/model/resource.js";
import type { SourceSpec } from "../../systems/postgres/schema/source.js";
import { codeText, plainText } from "../overview/markdown.js";

/** What is typed, and where: each has its server's name in the line before it. */
export interface Block {
  readonly place: string;
  readonly language: "bash" | "promql" | "sql";
  readonly what: string;
  readonly lines: readonly string[];
}

/** One thing to do, with what is typed for it. */
export interface Step {
  readonly text: string;
  readonly blocks: readonly Block[];
}

/** Markdown of its own, something to type, or a list of things to do in order. */
export type Item = string | Block | { readonly steps: readonly Step[] };

export interface Section {
  readonly title: string;
  readonly items: readonly Item[];
}

/** A page for people who are on call. */
export interface Page {
  /** Its file, in the folder of runbooks. */
  readonly file: string;
  readonly title: string;
  readonly items: readonly Item[];
  readonly sections: readonly Section[];
}

export function shell(what: string, ...lines: readonly string[]): Block {
  return { place: "Shell", language: "bash", what, lines };
}

export function clickhouse(what: string, ...lines: readonly string[]): Block {
  return { place: "ClickHouse", language: "sql", what, lines: terminated(lines) };
}

export function postgres(source: Resource<SourceSpec>, what: string, ...lines: readonly string[]): Block {
  return { place: `PostgreSQL \`${codeText(source.name)}\``, language: "sql", what, lines: terminated(lines) };
}

function terminated(lines: readonly string[]): readonly string[] {
  return lines.map((line, index) => (index === lines.length - 1 ? `${line};` : line));
}

export function step(text: string, ...blocks: readonly Block[]): Step {
  return { text, blocks };
}

/** An item as the lines of its page. */
export function linesOf(item: Item): readonly string[] {
  if (typeof item === "string") return item.split("\n");
  if ("steps" in item) return withoutEnd(item.steps.flatMap(stepLines));
  return blockLines(item);
}

function blockLines({ place, language, what, lines }: Block): readonly string[] {
  const text = lines.flatMap((line) => line.split("\n"));
  // A fence is longer than any that stands in the text.
  const longest = Math.max(2, ...text.flatMap((line) => line.match(/`{3,}/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  return [`**${place}**: ${what}`, "", `${fence}${language}`, ...text, fence];
}

function stepLines({ text, blocks }: Step, index: number): readonly string[] {
  const inner = blocks.flatMap((block) => ["", ...blockLines(block).map((line) => (line === "" ? "" : `   ${line}`))]);
  return [`${index + 1}. ${text}`, ...inner, ...(inner.length === 0 ? [] : [""])];
}

function withoutEnd(lines: readonly string[]): readonly string[] {
  return lines.at(-1) === "" ? lines.slice(0, -1) : lines;
}

/** An alert's text as one reads it: what Prometheus puts in is named, words in backquotes stay code. */
export function prose(text: string): string {
  return text
    .split(/(`[^`]+`)/)
    .map((piece) => (/^`[^`]+`$/.test(piece) ? `\`${codeText(named(piece.slice(1, -1)))}\`` : plainText(named(piece))))
    .join("")
    .trim();
}

/** What is said instead in another case is said, too. */
const EITHER = /\{\{-?\s*if\b[^}]*\}\}([\s\S]*?)\{\{-?\s*else\s*-?\}\}([\s\S]*?)\{\{-?\s*end\s*-?\}\}/g;

function named(text: string): string {
  return text.replace(EITHER, "$1, or $2").replace(/\{\{-?([\s\S]*?)-?\}\}/g, (_, inner: string) => {
    const [, label] = /\$labels\.(\w+)/.exec(inner) ?? [];
    return `‹${label ?? "value"}›`;
  });
}

const MOST_NAMES = 8;

/** Names in a sentence; of many the first. */
export function listed(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMES).map((name) => `\`${codeText(name)}\``);
  return names.length > MOST_NAMES ? `${shown.join(", ")} and ${names.length - MOST_NAMES} more` : shown.join(", ");
}
