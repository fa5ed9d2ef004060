import type { Resource } from "../../compiler/model/resource.js";
import { tablePattern } from "../../systems/debezium/public.js";
import { sourceTable } from "../../systems/postgres/public.js";
import type { TableSpec } from "../../systems/postgres/schema/table.js";

/** `message.key.columns` of the tables whose messages are not keyed by their primary key. */
export function messageKeys(tables: readonly Resource<TableSpec>[]): Readonly<Record<string, string>> {
  const keys = tables.flatMap((table) => {
    const { messageKey } = table.spec;
    return messageKey === undefined ? [] : [`${tablePattern(sourceTable(table))}:${messageKey.join(",")}`];
  });
  return keys.length === 0 ? {} : { "message.key.columns": keys.join(";") };
}
