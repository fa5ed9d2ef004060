/** A property, or a value of one, that Debezium once had. */
export interface Removed {
  /** The version that no longer read it, where it is known. */
  readonly since?: string;
  /** What stands for it now: a name, or a name and a value. Absent where nothing does. */
  readonly now?: string;
}

const NAMES: Readonly<Record<string, Removed>> = {
  "database.server.name": { since: "2.0", now: "topic.prefix" },
  "database.whitelist": { since: "2.0", now: "database.include.list" },
  "database.blacklist": { since: "2.0", now: "database.exclude.list" },
  "schema.whitelist": { since: "2.0", now: "schema.include.list" },
  "schema.blacklist": { since: "2.0", now: "schema.exclude.list" },
  "table.whitelist": { since: "2.0", now: "table.include.list" },
  "table.blacklist": { since: "2.0", now: "table.exclude.list" },
  "column.whitelist": { since: "2.0", now: "column.include.list" },
  "column.blacklist": { since: "2.0", now: "column.exclude.list" },
  "collection.whitelist": { since: "2.0", now: "collection.include.list" },
  "collection.blacklist": { since: "2.0", now: "collection.exclude.list" },
  "database.history": { since: "2.0", now: "schema.history.internal" },
  "slot.drop_on_stop": { now: "slot.drop.on.stop" },
  "sanitize.field.names": { now: "field.name.adjustment.mode=avro" },
  "toasted.value.placeholder": { now: "unavailable.value.placeholder" },
  "mongodb.name": { now: "topic.prefix" },
  "mongodb.hosts": { now: "mongodb.connection.string" },
};

/** Of the transforms, without `transforms.<name>.`. */
const TRANSFORM_NAMES: Readonly<Record<string, Removed>> = {
  "drop.tombstones": { since: "3.2", now: "delete.tombstone.handling.mode" },
  "delete.handling.mode": { since: "3.2", now: "delete.tombstone.handling.mode" },
  "add.source.fields": { now: "add.fields" },
  "operation.header": { now: "add.headers" },
};

const SNAPSHOT_MODES: Readonly<Record<string, Removed>> = {
  schema_only: { since: "3.3", now: "no_data" },
  schema_only_recovery: { since: "3.3", now: "recovery" },
  never: { since: "3.3", now: "no_data" },
  exported: { now: "initial" },
};

/** What a connector's property is called now, when it is of an older Debezium. */
export function removedProperty(name: string): Removed | undefined {
  if (name.startsWith("database.history.")) {
    return { since: "2.0", now: name.replace("database.history.", "schema.history.internal.") };
  }
  return own(NAMES, name);
}

export function removedTransformProperty(name: string): Removed | undefined {
  return own(TRANSFORM_NAMES, name);
}

/** What a value that an older Debezium took is called now. */
export function removedValue(name: string, value: string): Removed | undefined {
  return name === "snapshot.mode" ? own(SNAPSHOT_MODES, value.trim().toLowerCase()) : undefined;
}

function own(record: Readonly<Record<string, Removed>>, name: string): Removed | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}
