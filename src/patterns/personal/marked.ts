import type { Address } from "../../compiler/model/address.js";
import { type Origin, within } from "../../compiler/model/origin.js";
import { ofKind, type Pipeline, resourceAt } from "../../compiler/model/resource.js";
import { DICTIONARY } from "../../systems/clickhouse/schema/dictionary/dictionary.js";
import { TABLE } from "../../systems/clickhouse/schema/table.js";
import { loggedColumns, loggedTable } from "../changes/columns.js";
import { CHANGES } from "../changes/schema.js";
import { mirrored } from "../mirror/rules/mirrored.js";

/** Personal columns by what they can be read from, each with the place that says so. */
export type Carriers = Map<Address, Map<string, Origin>>;

export function add(carriers: Carriers, address: Address, column: string, origin: Origin): boolean {
  const columns = carriers.get(address) ?? new Map<string, Origin>();
  if (columns.has(column)) return false;
  carriers.set(address, columns.set(column, origin));
  return true;
}

/** What the author marks: at the source, in a table, in a dictionary. */
export function marked(pipeline: Pipeline): Carriers {
  const carriers: Carriers = new Map();
  const tables = ofKind(pipeline.resources, TABLE);
  for (const { isLog, mirror, table, columns } of mirrored(pipeline)) {
    for (const { name, personal } of columns) {
      if (personal !== true) continue;
      const from = within(table.origin, "columns", name);
      const places = isLog ? logged(mirror.address, name, pipeline) : [name];
      for (const place of places) {
        // People read it by the name that the mirror gives it; in the storage it has that of the source.
        add(carriers, mirror.address, mirror.spec.columns[name]?.as ?? place, from);
        for (const each of tables) {
          const column = place.split(".")[0] ?? place;
          if (each.madeBy === mirror.address && column in each.spec.columns) add(carriers, each.address, place, from);
        }
      }
    }
  }
  for (const table of [...tables, ...ofKind(pipeline.resources, DICTIONARY)]) {
    for (const [name, column] of Object.entries(table.spec.columns)) {
      if (column.personal === true) add(carriers, table.address, name, within(table.origin, "columns", name));
    }
  }
  return carriers;
}

/** Where a log of changes has a column: as a part of the key, and in the rows before and after. */
export function logged(address: Address, name: string, pipeline: Pipeline): readonly string[] {
  const changes = resourceAt(pipeline.resources, address, CHANGES);
  const of = changes && loggedTable(changes, pipeline.resources);
  if (changes === undefined || of === undefined) return [];
  const { keys, before, after } = loggedColumns(changes.spec, of);
  const has = (columns: readonly { readonly name: string }[]) => columns.some((each) => each.name === name);
  return [
    ...(has(keys) ? [name] : []),
    ...(has(before) ? [`before.${name}`] : []),
    ...(has(after) ? [`after.${name}`] : []),
  ];
}
