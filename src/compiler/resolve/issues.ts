import type { core } from "zod";
import { kindOf } from "../model/address.js";
import { didYouMean } from "../model/nearest.js";
import { isPromqlText, isReference, isSecret, isSqlText } from "../model/reference.js";

export type OptionPath = readonly (string | number)[];

/** One thing that is wrong with options, as a schema found it. */
export interface OptionProblem {
  readonly type: "unknown" | "missing" | "name" | "value";
  readonly path: OptionPath;
  /** What is wrong, as the rest of a sentence about the option. */
  readonly message: string;
  /** The names of unknown options. */
  readonly keys: readonly string[];
}

/** What an issue says, where it can be said best: of a union the one member that the value was meant for. */
export function problemsOf(issue: core.$ZodIssue, options: unknown, above: OptionPath = []): readonly OptionProblem[] {
  const path = [...above, ...issue.path.map((element) => (typeof element === "symbol" ? String(element) : element))];
  const value = valueAt(options, path);
  const whole = wholeAbove(options, path, issue);
  if (whole !== undefined) return [whole];
  if (issue.code === "unrecognized_keys") return [{ type: "unknown", path, message: "", keys: issue.keys }];
  if (issue.code === "invalid_key") {
    const message = issue.issues[0]?.message ?? issue.message;
    return [{ type: "name", path, message, keys: [] }];
  }
  if (value === undefined && path.length > 0) {
    return [{ type: "missing", path, message: issue.code === "invalid_type" ? "" : issue.message, keys: [] }];
  }
  if (issue.code === "invalid_union") {
    const only = memberMeant(issue.errors, value);
    if (only !== undefined) return only.flatMap((each) => problemsOf(each, options, path));
  }
  return [{ type: "value", path, message: `${issue.message}${suggestion(issue, value)}`, keys: [] }];
}

/** The member of a union that a value was meant for: the only one that it could be, or the only one with its options. */
function memberMeant(members: readonly Member[], value: unknown): Member | undefined {
  const possible = members.filter((member) => !member.some(isOfTheWhole));
  if (possible.length === 1) return possible[0];
  const whole = possible.filter((member) => member.every((each) => hasItsOptions(each, value)));
  return whole.length === 1 ? whole[0] : undefined;
}

type Member = readonly core.$ZodIssue[];

/** Whether a member of a union was not meant: it does not fit the value at all. */
function isOfTheWhole(issue: core.$ZodIssue): boolean {
  if (issue.path.length > 0) return false;
  if (issue.code === "invalid_union") return issue.errors.every((member) => member.some(isOfTheWhole));
  return issue.code !== "unrecognized_keys" && issue.code !== "too_small";
}

function hasItsOptions(issue: core.$ZodIssue, value: unknown): boolean {
  return issue.code !== "unrecognized_keys" && valueAt(value, issue.path.map(String)) !== undefined;
}

/** A constant, a secret or SQL has no options: what is found inside one is that it stands there. */
function wholeAbove(options: unknown, path: OptionPath, issue: core.$ZodIssue): OptionProblem | undefined {
  const isInside = issue.code === "unrecognized_keys" || issue.code === "invalid_key";
  for (let length = 1; length <= path.length; length++) {
    const name = wholeName(valueAt(options, path.slice(0, length)));
    if (name === undefined) continue;
    if (length === path.length && !isInside) return undefined;
    return { type: "value", path: path.slice(0, length), message: `must be an object, not ${name}`, keys: [] };
  }
  return undefined;
}

function wholeName(value: unknown): string | undefined {
  if (isReference(value)) return `the constant of a ${kindOf(value.$ref)}`;
  if (isSecret(value)) return "a secret";
  if (isPromqlText(value)) return "PromQL";
  return isSqlText(value) ? "SQL" : undefined;
}

function suggestion(issue: core.$ZodIssue, value: unknown): string {
  if (typeof value !== "string") return "";
  const known = valuesIn(issue).filter((each) => typeof each === "string");
  const found = didYouMean(value, known);
  return found === "" ? "" : `.${found}`;
}

/** The values that an issue says are possible. */
function valuesIn(issue: core.$ZodIssue): readonly unknown[] {
  if (issue.code === "invalid_value") return issue.values;
  if (issue.code !== "invalid_union") return [];
  if (issue.errors.length === 0 && "options" in issue && Array.isArray(issue.options)) return issue.options;
  return issue.errors.flatMap((member) => member.filter((each) => each.path.length === 0).flatMap(valuesIn));
}

export function valueAt(options: unknown, path: OptionPath): unknown {
  let value = options;
  for (const element of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, element)) return undefined;
    value = Reflect.get(value, element);
  }
  return value;
}

const TYPES: Readonly<Record<string, string>> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "an object",
  record: "an object",
};

/** What is said where a schema has no words of its own. */
export function plainWords(issue: core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case "invalid_type":
      return `must be ${TYPES[issue.expected] ?? issue.expected}`;
    case "invalid_value":
      return `must be ${oneOfThese(issue.values)}`;
    case "invalid_union":
      if ("options" in issue && Array.isArray(issue.options)) return `must be ${oneOfThese(issue.options)}`;
      return issue.errors.map(([first]) => first?.message).join(", or ");
    case "too_small":
      return issue.origin === "array" ? `must have at least ${issue.minimum}` : `must be at least ${issue.minimum}`;
    case "too_big":
      return issue.origin === "array" ? `must have at most ${issue.maximum}` : `must be at most ${issue.maximum}`;
    default:
      return undefined;
  }
}

function oneOfThese(values: readonly unknown[]): string {
  return `${values.length === 1 ? "" : "one of "}${values.map((value) => JSON.stringify(value)).join(", ")}`;
}
