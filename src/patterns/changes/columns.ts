import type { Address } from "../../compiler/model/address.js";
import { type Resource, resourceAt } from "../../compiler/model/resource.js";
import type { Stream } from "../../compiler/model/stream.js";
import { streamOf } from "../../systems/postgres/public.js";
import { SOURCE, type SourceSpec } from "../../systems/postgres/schema/source.js";
import { TABLE, type TableSpec } from "../../systems/postgres/schema/table.js";
import { mirrorColumns, type ReadColumn } from "../mirror/columns.js";
import type { MirrorSpec } from "../mirror/schema.js";
import type { ChangesSpec } from "./schema.js";

/** A table whose changes are logged. */
export interface LoggedTable {
  readonly table: Resource<TableSpec>;
  readonly source: Resource<SourceSpec>;
  readonly stream: Stream;
}

export function loggedTable(
  changes: Resource<ChangesSpec>,
  resources: ReadonlyMap<Address, Resource>,
): LoggedTable | undefined {
  const table = resourceAt(resources, changes.spec.of.$ref, TABLE);
  const source = table === undefined ? undefined : resourceAt(resources, table.spec.source.$ref, SOURCE);
  return table === undefined || source === undefined ? undefined : { table, source, stream: streamOf(table, source) };
}

/** The columns of a log. Those of the primary key stand alone, too; what is computed at the source no event carries. */
export interface LogColumns {
  /** Of the primary key: never NULL. */
  readonly keys: readonly ReadColumn[];
  readonly before: readonly ReadColumn[];
  readonly after: readonly ReadColumn[];
  /** All of these, in the table's order. */
  readonly read: readonly ReadColumn[];
}

export function loggedColumns(spec: ChangesSpec, { table, stream }: LoggedTable): LogColumns {
  const events = { ...stream, columns: stream.columns.filter(({ generated }) => generated === undefined) };
  const { read } = mirrorColumns(events, asMirror(spec, table));
  const keys = read.filter(({ name }) => stream.primaryKey.includes(name));
  const values = read.map((column) => ({ ...column, nullable: !isArray(column), mustNotBeNull: false }));
  const before = spec.before ? values.filter(({ name }) => stream.identity.includes(name)) : [];
  const after = spec.after ? values : [];
  const used = new Set([...keys, ...before, ...after].map(({ name }) => name));
  return { keys, before, after, read: read.filter(({ name }) => used.has(name)) };
}

/** A log in the terms of a mirror: what a mirror asks of columns and keys, a log asks of them, too. */
export function asMirror(spec: ChangesSpec, table: Resource<TableSpec>): MirrorSpec {
  return {
    of: [spec.of],
    orderBy: table.spec.primaryKey,
    columns: spec.columns,
    indexes: {},
    projections: {},
    extra: {},
    deletes: "apply",
    softDelete: "is_deleted",
    truncates: "apply",
    consumers: 1,
    settings: {},
    queueSettings: {},
  };
}

function isArray(column: ReadColumn): boolean {
  return column.reading.type.startsWith("Array(");
}
