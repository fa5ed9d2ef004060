import type { VariableSpec } from "../../../systems/grafana/public.js";

/**
 * What stands for a variable in a query that is proven, where Grafana would write its value. Of values that only a
 * query knows nothing is known: NULL goes with every type, and within quotes a digit is a text and a number.
 */
export function sampleValue(variable: VariableSpec, format: string | undefined, before: string): string {
  const known = knownValue(variable);
  const isMulti = "multi" in variable && variable.multi === true;
  const all = isMulti && variable.type === "custom" && variable.all === true ? variable.values : undefined;
  if (isWithinQuotes(before)) return known ?? "1";
  const value = known ?? (COUNTS.test(before) ? "1" : undefined);
  switch (format) {
    case "sqlstring":
    case "singlequote":
      return (all ?? [value ?? "1"]).map(quoted).join(",");
    case "doublequote":
      return `"${value ?? "1"}"`;
    case undefined:
    case "":
      // The plugin quotes several values, and leaves a single one as it is.
      return isMulti ? (all ?? [value ?? "1"]).map(quoted).join(",") : (value ?? "NULL");
    default:
      return value ?? "NULL";
  }
}

/** Where only a number can stand. */
const COUNTS = /\b(?:LIMIT|OFFSET|INTERVAL|BY|TOP)\s*$/i;

function knownValue(variable: VariableSpec): string | undefined {
  switch (variable.type) {
    case "custom":
      return firstOf(variable.value) ?? variable.values[0];
    case "interval":
      return variable.value ?? variable.values[0];
    case "constant":
      return variable.value;
    case "text":
      return variable.value === "" ? undefined : variable.value;
    case "query":
      return firstOf(variable.value);
    case "datasource":
    case "adhoc":
      return undefined;
  }
}

function firstOf(value: string | readonly string[] | undefined): string | undefined {
  const first = typeof value === "string" ? value : value?.[0];
  return first === "" ? undefined : first;
}

function quoted(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}

/** Whether an odd number of quotes stands before. */
function isWithinQuotes(before: string): boolean {
  return (before.replace(/\\./g, "").match(/'/g)?.length ?? 0) % 2 === 1;
}
