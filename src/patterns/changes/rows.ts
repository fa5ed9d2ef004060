import { sqlOf } from "../../compiler/model/derived.js";
import { identifier } from "../../systems/clickhouse/public.js";
import type { ColumnSpec, TABLE } from "../../systems/clickhouse/schema/table.js";
import type { Placement } from "../clustered/placement.js";
import { replicatedInShard } from "../clustered/replicated.js";
import { type ReadColumn, storedType } from "../mirror/columns.js";
import type { LogColumns } from "./columns.js";
import type { ChangesSpec } from "./schema.js";

/** What an event is in the log, by its `op`. */
export const OPERATIONS = { c: "insert", r: "snapshot", u: "update", d: "delete", t: "truncate" } as const;

/**
 * What tells changes of one row apart, the same at each delivery: an event's place in the log of the database and,
 * where that log begins anew after a failover, its time. A changed key is a delete and an insert at one place.
 */
const IDENTITY = ["changed_at", "lsn", "operation"] as const;

/** Every change, as often as it was delivered until they merge. Of these the one that was loaded first stays. */
export function logTable(
  name: string,
  spec: ChangesSpec,
  columns: LogColumns,
  place?: Placement,
): (typeof TABLE)["spec"] & object {
  const keys = columns.keys.map(({ name }) => name);
  const sorted = new Set([...spec.orderBy.filter((name) => keys.includes(name) || name in OWN_COLUMNS)]);
  const orderBy = new Set([...sorted, ...keys, ...IDENTITY]);
  return {
    columns: {
      operation: { type: "LowCardinality(String)", comment: Object.values(OPERATIONS).join(", ") },
      ...Object.fromEntries(columns.keys.map((key): [string, ColumnSpec] => [key.name, { type: key.reading.type }])),
      ...valueColumn("before", columns.before, spec),
      ...valueColumn("after", columns.after, spec),
      ...OWN_COLUMNS,
      // The earliest has the highest, and stays: a replay must not make changes look as if they came late.
      _earliness: { type: "UInt64", materialized: sqlOf`bitNot(toUInt64(toUnixTimestamp64Milli(loaded_at)))` },
    },
    engine: replicatedInShard({ type: "ReplacingMergeTree", version: "_earliness" }, name, place),
    orderBy: [...orderBy],
    partitionBy: spec.partitionBy,
    ttl: spec.ttl,
    indexes: {},
    projections: {},
    constraints: {},
    settings: spec.settings,
  };
}

/** The columns after `before` and `after`. */
export const OWN_COLUMNS: Readonly<Record<string, ColumnSpec>> = {
  changed_at: { type: "DateTime64(3, 'UTC')", comment: "When it was committed; of a snapshot, when it was read" },
  loaded_at: { type: "DateTime64(3, 'UTC')", comment: "When it came here first" },
  lsn: { type: "UInt64", comment: "Its place in the database's log" },
  transaction_id: { type: "Nullable(UInt64)" },
  position: { type: "UInt128", comment: "Grows with the order of commits" },
  topic_partition: { type: "UInt64" },
  topic_offset: { type: "UInt64" },
};

function valueColumn(
  name: string,
  columns: readonly ReadColumn[],
  spec: ChangesSpec,
): Readonly<Record<string, ColumnSpec>> {
  if (columns.length === 0) return {};
  return { [name]: { type: spec.values === "json" ? "String" : typedTuple(columns) } };
}

export function typedTuple(columns: readonly ReadColumn[]): string {
  const elements = columns.map(({ name, reading, nullable }) => {
    return `${identifier(name)} ${storedType({ nullable, type: reading.type })}`;
  });
  return `Tuple(${elements.join(", ")})`;
}
