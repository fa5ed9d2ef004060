import { isJsonArray, isJsonObject, type Json } from "../../../compiler/model/json.js";
import { didYouMean } from "../../../compiler/model/nearest.js";
import { isReference, isSecret } from "../../../compiler/model/reference.js";
import { plainShape } from "../catalogue/components.js";
import type { Shape } from "../catalogue/shape.js";

/** An option that the collector would refuse. */
export interface OptionProblem {
  readonly type: "unknown" | "value";
  readonly path: readonly (string | number)[];
  /** Of an unknown one, what may have been meant; of a value, what it must be. */
  readonly message: string;
}

/** Every option of a config that its component does not have, or takes no such value for. */
export function* optionProblems(
  config: Json,
  shape: Shape,
  path: readonly (string | number)[] = [],
): Iterable<OptionProblem> {
  const plain = plainShape(shape);
  const wrong = (message: string): OptionProblem => ({ type: "value", path, message });
  if (plain === "any" || config === null || isLookedUp(config)) return;
  if (typeof plain === "string") {
    const message = scalarProblem(config, plain);
    if (message !== undefined) yield wrong(message);
  } else if ("textOr" in plain) {
    if (typeof config !== "string") yield* optionProblems(config, plain.textOr, path);
  } else if ("list" in plain) {
    if (!isJsonArray(config)) {
      // What is one text is a list of one.
      if (isJsonObject(config)) yield wrong("must be a list");
      return;
    }
    for (const [index, item] of config.entries()) yield* optionProblems(item, plain.list, [...path, index]);
  } else if (!isJsonObject(config) || isSecret(config) || isReference(config)) {
    yield wrong("must be an object");
  } else {
    for (const [option, value] of Object.entries(config)) {
      if (value === undefined) continue;
      const at = [...path, option];
      const known = "map" in plain ? plain.map : Object.hasOwn(plain.object, option) ? plain.object[option] : undefined;
      if (known !== undefined) yield* optionProblems(value, known, at);
      else if ("object" in plain)
        yield { type: "unknown", path: at, message: didYouMean(option, Object.keys(plain.object)) };
    }
  }
}

/** What the collector finds in its environment is known when it runs. */
function isLookedUp(value: Json): boolean {
  return isSecret(value) || isReference(value) || (typeof value === "string" && /^\$\{[^}]*\}$/.test(value));
}

const DURATION = /^[+-]?(0|(\d+(\.\d*)?|\.\d+)(ns|us|µs|μs|ms|s|m|h|d|w|y))+$/;

function scalarProblem(value: Json, shape: "text" | "integer" | "number" | "boolean" | "duration"): string | undefined {
  if (isJsonArray(value) || isJsonObject(value)) return `must be ${SPOKEN[shape]}`;
  switch (shape) {
    case "text":
      // The collector takes numbers and booleans for the texts that they were written as.
      return undefined;
    case "boolean":
      return typeof value === "boolean" || /^(true|false)$/i.test(String(value)) ? undefined : "must be true or false";
    case "integer":
      return /^[+-]?(\d+|0x[\da-f]+)$/i.test(String(value)) ? undefined : "must be a whole number";
    case "number":
      return typeof value !== "boolean" && !Number.isNaN(Number(value)) ? undefined : "must be a number";
    case "duration":
      return typeof value === "number" || DURATION.test(String(value))
        ? undefined
        : 'must be a duration such as "10s" or "1h30m"';
  }
}

const SPOKEN = {
  text: "a text",
  integer: "a whole number",
  number: "a number",
  boolean: "true or false",
  duration: 'a duration such as "10s"',
} as const;
