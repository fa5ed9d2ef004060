import { isPromqlText, isSqlText } from "../../compiler/model/reference.js";
import type { DashboardSpec } from "../../systems/grafana/public.js";

/** A text of a dashboard in which variables may stand, and the way to it. */
export interface VariableText {
  readonly text: string;
  readonly path: readonly (string | number)[];
  /** SQL, where macros may stand as well. */
  readonly isSql: boolean;
}

/** Options whose texts Grafana looks up no variables in. */
const PLAIN = new Set(["$site", "type", "name", "repeat", "uid", "refresh", "timezone", "tags", "at"]);

/** Every text of a dashboard: its queries, titles, contents, links, units and what else may name a variable. */
export function variableTexts(spec: DashboardSpec): readonly VariableText[] {
  const found: VariableText[] = [];
  const visit = (value: unknown, path: readonly (string | number)[]): void => {
    if (typeof value === "string") found.push({ text: value, path, isSql: false });
    else if (isSqlText(value)) found.push({ text: textOf(value.$sql), path, isSql: true });
    else if (isPromqlText(value)) found.push({ text: textOf(value.$promql), path, isSql: false });
    else if (Array.isArray(value)) for (const [index, each] of value.entries()) visit(each, [...path, index]);
    else if (typeof value === "object" && value !== null) {
      for (const [key, each] of Object.entries(value)) if (!PLAIN.has(key)) visit(each, [...path, key]);
    }
  };
  visit(spec, []);
  return found;
}

/** With a blank where a resource stands; values that were put in may hold variables, too. */
function textOf(parts: readonly (string | object)[]): string {
  return parts
    .map((part) => (typeof part === "string" ? part : "$literal" in part ? String(part.$literal) : " "))
    .join("");
}
