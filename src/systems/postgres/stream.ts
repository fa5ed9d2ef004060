import { addressOf } from "../../compiler/model/address.js";
import type { Resource } from "../../compiler/model/resource.js";
import type { Stream, StreamColumn, Wire } from "../../compiler/model/stream.js";
import { sourceTable } from "./qualified.js";
import type { SourceSpec } from "./schema/source.js";
import type { TableSpec } from "./schema/table.js";
import { topicOf } from "./topics.js";
import { type ColumnDefinition, parseColumnDefinition } from "./types/parse.js";
import { wireOf } from "./types/wire.js";

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
  // Of a table without identity another rule speaks: its rows are told apart by the key all the same.
  if (identity === "default" || identity === "nothing") return table.primaryKey;
  if (identity !== "full") return identity.columns;
  return [...columnDefinitions(table)].filter(([, each]) => each.generated === undefined).map(([name]) => name);
}

/** Whether stored generated columns are in the stream (`publish_generated_columns`, which the set-up SQL sets). */
export function publishesGenerated({ version }: SourceSpec): boolean {
  return version !== undefined && version >= 18;
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
      constantDefault: constantOf(definition, derived.wire),
      generated: publishesGenerated(source.spec) ? undefined : definition.generated,
      ...(table.spec.personal?.includes(name) === true ? { personal: true } : {}),
    });
  }
  return {
    topic: addressOf("kafka.topic", topicOf(table, source)),
    table: sourceTable(table),
    events: source.spec.events,
    registry: source.spec.registry,
    columns,
    primaryKey: table.spec.primaryKey,
    identity: identityColumns(table.spec),
    epoch: source.spec.epoch,
  };
}

/** The value of a DEFAULT that is a constant, where it is written as the target reads it: `'new'::text`, `0`, `true`. */
function constantOf(definition: ColumnDefinition, wire: Wire): string | undefined {
  const form = CONSTANTS[wire.kind];
  if (definition.default === undefined || form === undefined) return undefined;
  const bare = definition.default.replace(/::[\w ."]+(\(\d+(,\s*\d+)?\))?(\[\])?$/i, "").trim();
  const quoted = /^'((?:[^']|'')*)'$/.exec(bare);
  if (quoted === null && !/^(-?\s*\d+(\.\d+)?|true|false)$/i.test(bare)) return undefined;
  const text = quoted === null ? bare.replace(/\s/g, "").toLowerCase() : (quoted[1] ?? "").replaceAll("''", "'");
  if (!form.test(text)) return undefined;
  return definition.base === "character" ? text.padEnd(definition.modifiers[0] ?? 1) : text;
}

const ANYTHING = /^/;
const NUMBER = /^-?\d+(\.\d+)?$/;
const MOMENT = /^\d{4}-\d\d-\d\d( \d\d:\d\d:\d\d(\.\d+)?)?$/;

/** What constants look like that mean the same on both sides; of other kinds none is taken over. */
const CONSTANTS: Readonly<Partial<Record<Wire["kind"], RegExp>>> = {
  integer: /^-?\d+$/,
  float: NUMBER,
  decimal: NUMBER,
  "unconstrained-decimal": NUMBER,
  boolean: /^(true|false)$/,
  text: ANYTHING,
  enum: ANYTHING,
  json: ANYTHING,
  uuid: /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i,
  date: /^\d{4}-\d\d-\d\d$/,
  timestamp: MOMENT,
};
