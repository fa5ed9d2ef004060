import { nameOf } from "../../../compiler/model/address.js";
import type { MaterializedViewSpec } from "../schema/view.js";
import { qualifiedName } from "../sql/quote.js";
import { printSettings } from "./engine-clause.js";

/** When a view is refreshed, on a line of its own; nothing for an incremental one. */
export function refreshClause(spec: MaterializedViewSpec, names: ReadonlyMap<string, string>): string {
  if (spec.refresh === undefined) return "";
  const settings = printSettings(spec.refreshSettings ?? {});
  const views = (spec.dependsOn ?? []).map(({ $ref }) => qualifiedName(names.get($ref) ?? nameOf($ref)));
  return `\n${[
    `REFRESH ${spec.refresh}`,
    ...(spec.randomizeFor === undefined ? [] : [`RANDOMIZE FOR ${spec.randomizeFor}`]),
    ...(views.length === 0 ? [] : [`DEPENDS ON ${views.join(", ")}`]),
    ...(settings.length === 0 ? [] : [`SETTINGS ${settings.join(", ")}`]),
    ...(spec.append === true ? ["APPEND"] : []),
  ].join(" ")}`;
}
