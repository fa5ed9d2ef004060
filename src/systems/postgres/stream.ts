import { addressOf } from "../../compiler/model/address.js";
import type { Resource } from "../../compiler/model/resource.js";
import type { Stream, StreamColumn } from "../../compiler/model/stream.js";
import type { SourceSpec } from "./schema/source.js";
import type { TableSpec } from "./schema/table.js";
import { type ColumnDefinition, parseColumnDefinition } from "./types/parse.js";
import { wireOf } from "./types/wire.js";

/** The topic that Debezium writes a table's changes to. */
export function topicName(source: Resource<SourceSpec>, table: string): string {
  return `${topicPrefix(source)}.${qualified(table)}`;
}

export function topicPrefix(source: Resource<SourceSpec>): string {
  return source.spec.topicPrefix ?? source.name;
}

/** A table's name with its schema; `public` where none is written. */
export function qualified(table: string): string {
  return table.includes(".") ? table : `public.${table}`;
}

/** The table's column definitions that can be read; the others are the rules' concern. */
export function columnDefinitions(table: TableSpec): ReadonlyMap<string, ColumnDefinition> {
  const definitions = new Map<string, ColumnDefinition>();
  for (const [name, text] of Object.entries(table.columns)) {
    const parsed = parseColumnDefinition(text);
    if (parsed.ok) {
      const notNull = parsed.definition.notNull || table.primaryKey.includes(name);
      definitions.set(name, { ...parsed.definition, notNull });
    }
  }
  return definitions;
}

/** The columns whose old values PostgreSQL writes at an update or delete. */
export function identityColumns(table: TableSpec): readonly string[] {
  const identity = table.replicaIdentity;
  if (identity === "default") return table.primaryKey;
  if (identity !== "full") return identity.columns;
  return [...columnDefinitions(table)].filter(([, each]) => each.generated === undefined).map(([name]) => name);
}

/** A table's changes, as a target sees them. Columns of unknown types are left out: a rule reports them. */
export function streamOf(table: Resource<TableSpec>, source: Resource<SourceSpec>): Stream {
  const columns: StreamColumn[] = [];
  for (const [name, definition] of columnDefinitions(table.spec)) {
    const derived = wireOf(definition, source.spec.types);
    if (!derived.ok) continue;
    columns.push({
      name,
      wire: derived.wire,
      nullable: !definition.notNull,
      sourceType: table.spec.columns[name] ?? definition.base,
      constantDefault: constantOf(definition.default),
      generated: definition.generated,
    });
  }
  return {
    topic: addressOf("kafka.topic", topicName(source, table.name)),
    table: qualified(table.name),
    columns,
    primaryKey: table.spec.primaryKey,
    identity: identityColumns(table.spec),
    epoch: source.spec.epoch,
  };
}

/** The value of a DEFAULT that is a constant: `'new'::text`, `0`, `true`. */
function constantOf(expression: string | undefined): string | undefined {
  if (expression === undefined) return undefined;
  const bare = expression.replace(/::[\w .]+(\(\d+(,\s*\d+)?\))?(\[\])?$/i, "").trim();
  const quoted = /^'((?:[^']|'')*)'$/.exec(bare);
  if (quoted !== null) return (quoted[1] ?? "").replaceAll("''", "'");
  return /^-?\s*\d+(\.\d+)?$/.test(bare) || /^(true|false)$/i.test(bare)
    ? bare.replace(/\s/g, "").toLowerCase()
    : undefined;
}
