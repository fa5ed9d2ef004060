import type { Expression, PromqlProblem, Span } from "../tree/tree.js";
import type { ValueType } from "./functions.js";

/** A check under way: where problems go, and how what stands inside is judged. */
export interface Check {
  readonly problems: PromqlProblem[];
  readonly typeOf: (inner: Expression, check: Check) => ValueType;
}

export function problem(
  { problems }: Check,
  { from, to }: Span,
  message: string,
  about: PromqlProblem["about"] = "type",
): void {
  problems.push({ about, message, from, to });
}

const NAMES: Readonly<Record<ValueType, string>> = {
  scalar: "a number",
  string: "a text",
  vector: "an instant vector",
  range: "a range",
};

export function typeName(type: ValueType): string {
  return NAMES[type];
}
