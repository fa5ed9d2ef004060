import type { SyntaxNode } from "@lezer/common";
import { didYouMean } from "../../../../compiler/model/nearest.js";
import { AGGREGATIONS, FUNCTIONS, RENAMED } from "../types/functions.js";
import type { PromqlProblem } from "./tree.js";

const KEYWORDS = new Set(
  "by without on ignoring group_left group_right and or unless bool offset start end atan2 fill fill_left fill_right step range min max".split(
    " ",
  ),
);

/** What is wrong where the grammar stumbles: most often a function that is none. */
export function syntaxProblem(text: string, at: SyntaxNode): PromqlProblem {
  const called = unknownCall(text);
  if (called !== undefined) return called;
  const found = /^\s*(?:[A-Za-z_:][\w:]*|[\d.]+\w*|\S)/.exec(text.slice(at.from))?.[0].trim() ?? "";
  const from = found === "" ? text.length : text.indexOf(found, at.from);
  const message = found === "" ? `It ends too early${openBracket(text)}.` : `\`${found}\` can't stand there.`;
  return { about: "syntax", message, from, to: from + found.length };
}

function unknownCall(text: string): PromqlProblem | undefined {
  const code = withoutStrings(text);
  for (const { 1: name = "", index } of code.matchAll(/(?<![\w:])([A-Za-z_][\w]*)\s*\(/g)) {
    if (FUNCTIONS.has(name) || AGGREGATIONS.has(name.toLowerCase()) || KEYWORDS.has(name.toLowerCase())) continue;
    const renamed = RENAMED.get(name);
    const meant =
      renamed === undefined
        ? didYouMean(name, [...FUNCTIONS.keys(), ...AGGREGATIONS.keys()])
        : ` It is \`${renamed}\` since Prometheus 3.`;
    return {
      about: "function",
      message: `There is no function \`${name}\`.${meant}`,
      from: index,
      to: index + name.length,
    };
  }
  return undefined;
}

/** The same length, without what stands in quotes and comments. */
export function withoutStrings(text: string): string {
  return text.replace(/"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|`[^`]*`|#[^\n]*/g, (found) => " ".repeat(found.length));
}

function openBracket(text: string): string {
  const open: string[] = [];
  const code = withoutStrings(text);
  const quote = /["'`]/.exec(code)?.[0];
  if (quote !== undefined) return `: a text in \`${quote}\` is not closed`;
  for (const character of code) {
    if ("([{".includes(character)) open.push(character);
    else if (")]}".includes(character)) open.pop();
  }
  const last = open.at(-1);
  return last === undefined ? "" : `: a \`${last}\` is not closed`;
}
