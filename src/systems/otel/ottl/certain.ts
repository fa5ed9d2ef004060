import type { Condition, Value } from "./syntax.js";

/** Whether a condition holds for all telemetry, or for none; `undefined` where it depends. */
export function certainly(condition: Condition): boolean | undefined {
  switch (condition.kind) {
    case "not": {
      const inner = certainly(condition.item);
      return inner === undefined ? undefined : !inner;
    }
    case "or":
    case "and": {
      const deciding = condition.kind === "or";
      const items = condition.items.map(certainly);
      if (items.includes(deciding)) return deciding;
      return items.includes(undefined) ? undefined : !deciding;
    }
    case "comparison":
      return compared(condition.operator, condition.left, condition.right);
    case "constant":
      return constant(condition.value);
  }
}

function constant(value: Value): boolean | undefined {
  if (value.kind === "boolean") return value.value;
  if (value.kind !== "call" || value.name !== "IsMatch") return undefined;
  const pattern = value.arguments[1]?.value;
  return pattern?.kind === "string" && MATCHES_ALL.test(pattern.value) ? true : undefined;
}

/** Patterns that any text matches. */
const MATCHES_ALL = /^\^?(\.\*)?\$?$/;

function compared(operator: string, left: Value, right: Value): boolean | undefined {
  const one = literalOf(left);
  const other = literalOf(right);
  if (one === undefined || other === undefined || typeof one !== typeof other) return undefined;
  switch (operator) {
    case "==":
      return one === other;
    case "!=":
      return one !== other;
    case "<":
      return one < other;
    case "<=":
      return one <= other;
    case ">":
      return one > other;
    case ">=":
      return one >= other;
    default:
      return undefined;
  }
}

function literalOf(value: Value): string | number | boolean | undefined {
  return value.kind === "string" || value.kind === "int" || value.kind === "float" || value.kind === "boolean"
    ? value.value
    : undefined;
}
