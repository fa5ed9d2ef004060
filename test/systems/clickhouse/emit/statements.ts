import type { Column } from "../../../../src/compiler/model/column.js";
import type { JsonObject } from "../../../../src/compiler/model/json.js";
import type { Declaration } from "../../../../src/compiler/model/loaded-config.js";
import { clickHouseObjects } from "../../../../src/systems/clickhouse/emit/objects.js";
import { call, resolved, shown } from "../../../compiler/resolve/loaded.js";

/** The statements of a config's objects, in order; the columns of queries are as given. */
export function statements(
  declarations: readonly Declaration[],
  options: { readonly columns?: readonly Column[]; readonly proof?: boolean } = {},
): readonly string[] {
  const { pipeline, diagnostics } = resolved(...declarations);
  const faults = shown(diagnostics);
  if (faults.length > 0) throw new Error(faults.join("\n"));
  return clickHouseObjects(pipeline).map((object) =>
    object.create({ columns: options.columns ?? [], proof: options.proof ?? false }),
  );
}

/** The statement of a table `a.t` of two columns with these options. */
export function table(options: JsonObject): string {
  const declaration = call("clickhouse.table", "a.t", { columns: { id: "UInt64", at: "DateTime" }, ...options });
  return statements([declaration], { proof: true }).at(-1) ?? "";
}
