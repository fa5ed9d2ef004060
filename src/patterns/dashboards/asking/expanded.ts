import type { VariableSpec } from "../../../systems/grafana/public.js";
import { GLOBAL_VARIABLES } from "./global-variables.js";
import { MACROS, STATEMENT_MACROS, type TimeRange } from "./macros.js";
import { sampleValue } from "./sample-value.js";
import { usesIn } from "./variable-uses.js";

/**
 * A query as Grafana would send it: macros expanded, variables in their places. Line ends stay where they are. A name
 * that nobody declares is left as it is, which a rule tells.
 */
export function expanded(sql: string, variables: readonly VariableSpec[], range: TimeRange): string {
  let text = "";
  let at = 0;
  for (const use of usesIn(sql)) {
    text += sql.slice(at, use.start);
    text += expansionOf(use, text, variables, range) ?? sql.slice(use.start, use.end);
    at = use.end;
  }
  return text + sql.slice(at);
}

function expansionOf(
  { name, format, parameters }: ReturnType<typeof usesIn> extends Iterable<infer Use> ? Use : never,
  before: string,
  variables: readonly VariableSpec[],
  range: TimeRange,
): string | undefined {
  const macro = name.startsWith("__") ? MACROS[name.slice(2)] : undefined;
  if (macro !== undefined && (parameters !== undefined || macro[0] === 0)) {
    const own = (parameters ?? []).map((each) => expanded(each, variables, range).trim());
    // Parameters that the macro does not have are not its own: `$__interval_s` before a parenthesis.
    return macro[0] === 0 ? macro[1]([], range) + calledWith(parameters) : macro[1](own, range);
  }
  const variable = variables.find((each) => each.name === name);
  if (variable !== undefined) return sampleValue(variable, format, before);
  const global = Object.hasOwn(GLOBAL_VARIABLES, name) ? GLOBAL_VARIABLES[name] : undefined;
  return global === undefined ? undefined : global(range) + calledWith(parameters);
}

function calledWith(parameters: readonly string[] | undefined): string {
  return parameters === undefined || parameters.length === 0 ? "" : `(${parameters.join(",")})`;
}

/** Whether a macro writes the query, so that what the plugin sends is known to it alone. */
export function isWrittenByMacro(sql: string): boolean {
  return [...usesIn(sql)].some(({ name }) => name.startsWith("__") && STATEMENT_MACROS.has(name.slice(2)));
}
