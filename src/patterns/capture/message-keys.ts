import type { Resource } from "../../compiler/model/resource.js";
import { tablePattern } from "../../systems/debezium/public.js";
import { qualified } from "../../systems/postgres/public.js";
import type { TableSpec } from "../../systems/postgres/schema/table.js";

/** `message.key.columns` of the tables whose messages are not keyed by their primary key. */
export function messageKeys(tables: readonly Resource<TableSpec>[]): Readonly<Record<string, string>> {
  const keys = tables.flatMap(({ name, spec }) =>
    spec.messageKey === undefined ? [] : [`${tablePattern(qualified(name))}:${spec.messageKey.join(",")}`],
  );
  return keys.length === 0 ? {} : { "message.key.columns": keys.join(";") };
}
