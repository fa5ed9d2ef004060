import type { Json, JsonObject } from "../../../src/compiler/model/json.js";
import type { Declaration } from "../../../src/compiler/model/loaded-config.js";
import { call, SHOP, sql } from "../../compiler/resolve/loaded.js";

/** A place where a config has a name, and a small config that has a given name there. */
export type Slots = Readonly<Record<string, (name: string) => readonly Declaration[]>>;

const ref = (kind: string, name: string): JsonObject => ({ $ref: `${kind}/${name}` });
const PASSWORD = { $secret: "shop/password" };
const ENGINE_COLUMNS = { id: "UInt64" };

function table(name: string, options: JsonObject = {}): Declaration {
  return call("clickhouse.table", name, { columns: ENGINE_COLUMNS, orderBy: ["id"], ...options });
}

function withTable(options: JsonObject): readonly Declaration[] {
  return [table("a.t", options)];
}

function sourceWith(options: JsonObject): Declaration {
  return { ...SHOP, options: { ...SHOP.options, ...options } };
}

function orders(name: string, options: JsonObject = {}): Declaration {
  return call("postgres.table", name, {
    source: ref("postgres.source", "shop"),
    columns: { id: "integer not null", note: "varchar(20)" },
    primaryKey: ["id"],
    ...options,
  });
}

function mirror(name: string, options: JsonObject = {}, of = "public.orders"): Declaration {
  return call("clickhouse.mirror", name, { of: ref("postgres.table", of), orderBy: ["id"], ...options });
}

const ORDERS = [SHOP, orders("public.orders")];
const BASE = table("a.base");
const QUERY = sql("SELECT id FROM ", { $ref: "clickhouse.table/a.base" });

function dictionary(name: string, key: string, value: string): readonly Declaration[] {
  const source = table("a.base", { columns: { [key]: "UInt64", [value]: "String" }, orderBy: [key] });
  return [
    source,
    call("clickhouse.dictionary", name, {
      columns: { [key]: "UInt64", [value]: "String" },
      primaryKey: [key],
      source: { type: "clickhouse", table: ref("clickhouse.table", "a.base") },
      layout: "flat",
      lifetime: 60,
    }),
  ];
}

const quoted = (name: string): string => `\`${name.replace(/[\\`]/g, "\\$&")}\``;
const CLUSTER = { shards: [{ replicas: ["ch-1:9000"] }] };
const AUTHENTICATION = { type: "sha256_password", password: PASSWORD };

export const clickHouseSlots: Slots = {
  table: (name) => [table(`a.${name}`)],
  "database of a table": (name) => [table(`${name}.t`)],
  "table behind a view": (name) => [
    table(`a.${name}`),
    call("clickhouse.view", "a.v", { query: sql("SELECT id FROM ", { $ref: `clickhouse.table/a.${name}` }) }),
  ],
  column: (name) => withTable({ columns: { id: "UInt64", [name]: "String" } }),
  "column of the key": (name) => withTable({ columns: { [name]: "UInt64" }, orderBy: [name] }),
  "nullable column": (name) => withTable({ columns: { id: "UInt64", [name]: "Nullable(String)" } }),
  index: (name) => withTable({ indexes: { [name]: { expression: "id", type: "minmax" } } }),
  projection: (name) => withTable({ projections: { [name]: sql("SELECT id ORDER BY id") } }),
  constraint: (name) => withTable({ constraints: { [name]: sql("id > 0") } }),
  assumption: (name) => withTable({ assumptions: { [name]: sql("id > 0") } }),
  "setting of a table": (name) => withTable({ settings: { [name]: 1 } }),
  view: (name) => [BASE, call("clickhouse.view", `a.${name}`, { query: QUERY })],
  "column of a view": (name) => [
    BASE,
    call("clickhouse.view", "a.v", {
      query: sql(`SELECT id AS ${quoted(name)} FROM `, { $ref: "clickhouse.table/a.base" }),
    }),
  ],
  "materialized view": (name) => [
    BASE,
    call("clickhouse.materializedView", `a.${name}`, { query: QUERY, orderBy: ["id"] }),
  ],
  dictionary: (name) => dictionary(`a.${name}`, "id", "label"),
  "key of a dictionary": (name) => dictionary("a.d", name, "label__"),
  "column of a dictionary": (name) => dictionary("a.d", "id", name),
  function: (name) => [call("clickhouse.function", name, { parameters: ["x"], expression: sql("x + 1") })],
  "parameter of a function": (name) => [
    call("clickhouse.function", "add_one", { parameters: [name], expression: sql(`${quoted(name)} + 1`) }),
  ],
  database: (name) => [call("clickhouse.database", name, {})],
  cluster: (name) => [
    call("clickhouse.cluster", name, CLUSTER),
    table("a.t", { cluster: ref("clickhouse.cluster", name) }),
  ],
  "macro of a cluster": (name) => [call("clickhouse.cluster", "main", { ...CLUSTER, macros: { [name]: "x" } })],
  "user of a cluster": (name) => [call("clickhouse.cluster", "main", { ...CLUSTER, user: name, password: PASSWORD })],
  "named collection": (name) => [call("clickhouse.namedCollection", name, { values: { host: "h" } })],
  "key of a named collection": (name) => [call("clickhouse.namedCollection", "c", { values: { [name]: "h" } })],
  role: (name) => [call("clickhouse.role", name, { settings: { max_threads: 4 } })],
  user: (name) => [call("clickhouse.user", name, { authentication: AUTHENTICATION })],
  "host of a user": (name) => [call("clickhouse.user", "u", { authentication: AUTHENTICATION, hosts: [{ name }] })],
  "settings profile": (name) => [call("clickhouse.settingsProfile", name, { settings: { max_threads: 4 } })],
  "setting of a profile": (name) => [call("clickhouse.settingsProfile", "p", { settings: { [name]: 4 } })],
  quota: (name) => [
    call("clickhouse.quota", name, { intervals: [{ interval: "1 hour", max: { queries: 9 } }], to: "all" }),
  ],
  "row policy": (name) => [
    BASE,
    call("clickhouse.rowPolicy", name, { on: ref("clickhouse.table", "a.base"), using: sql("id > 1"), to: "all" }),
  ],
  grant: (name) => [
    BASE,
    call("clickhouse.role", "r", {}),
    call("clickhouse.grant", name, {
      privileges: ["SELECT"],
      on: ref("clickhouse.table", "a.base"),
      to: [ref("clickhouse.role", "r")],
    }),
  ],
  "granted column": (name) => [
    table("a.base", { columns: { id: "UInt64", [name]: "String" } }),
    call("clickhouse.role", "r", {}),
    call("clickhouse.grant", "g", {
      privileges: ["SELECT"],
      columns: [name],
      on: ref("clickhouse.table", "a.base"),
      to: [ref("clickhouse.role", "r")],
    }),
  ],
  "format of a queue": (name) => [
    call("kafka.topic", "t", { partitions: 1, replicas: 1 }),
    call("clickhouse.table", "a.q", {
      columns: ENGINE_COLUMNS,
      engine: { type: "Kafka", topics: [ref("kafka.topic", "t")], consumerGroup: "g", format: name },
      settings: { kafka_handle_error_mode: "stream" },
    }),
    BASE,
    call("clickhouse.materializedView", "a.mv", {
      to: ref("clickhouse.table", "a.base"),
      query: sql("SELECT id FROM ", { $ref: "clickhouse.table/a.q" }),
    }),
  ],
};

export const patternSlots: Slots = {
  mirror: (name) => [...ORDERS, mirror(`a.${name}`)],
  "database of a mirror": (name) => [...ORDERS, mirror(`${name}.m`)],
  "column of a mirror": (name) => [
    SHOP,
    orders("public.orders", { columns: { id: "integer not null", [name]: "varchar(20)" } }),
    mirror("a.m"),
  ],
  "key of a mirror": (name) => [
    SHOP,
    orders("public.orders", { columns: { [name]: "integer not null" }, primaryKey: [name] }),
    mirror("a.m", { orderBy: [name] }),
  ],
  "index of a mirror": (name) => [
    ...ORDERS,
    mirror("a.m", { indexes: { [name]: { expression: "id", type: "minmax" } } }),
  ],
  "soft delete of a mirror": (name) => [...ORDERS, mirror("a.m", { softDelete: name })],
  "column of its own": (name) => [
    ...ORDERS,
    mirror("a.m", { extra: { [name]: { type: "UInt8", expression: sql("1") } } }),
  ],
  "consumer group of a mirror": (name) => [...ORDERS, mirror("a.m", { consumerGroup: name })],
  changes: (name) => [
    ...ORDERS,
    call("clickhouse.changes", `a.${name}`, { of: ref("postgres.table", "public.orders") }),
  ],
  "column of changes": (name) => [
    SHOP,
    orders("public.orders", { columns: { id: "integer not null", [name]: "varchar(20)" } }),
    call("clickhouse.changes", "a.c", { of: ref("postgres.table", "public.orders") }),
  ],
  rollup: (name) => [
    table("a.base", { columns: { id: "UInt64", at: "DateTime" } }),
    call("clickhouse.rollup", `a.${name}`, {
      of: ref("clickhouse.table", "a.base"),
      time: "at",
      bucket: "1 hour",
      measures: { n: sql("count()") },
    }),
  ],
  "measure of a rollup": (name) => [
    table("a.base", { columns: { id: "UInt64", at: "DateTime" } }),
    call("clickhouse.rollup", "a.r", {
      of: ref("clickhouse.table", "a.base"),
      time: "at",
      bucket: "1 hour",
      measures: { [name]: sql("count()") },
    }),
  ],
  "dimension of a rollup": (name) => [
    table("a.base", { columns: { id: "UInt64", at: "DateTime", [name]: "String" } }),
    call("clickhouse.rollup", "a.r", {
      of: ref("clickhouse.table", "a.base"),
      time: "at",
      bucket: "1 hour",
      groupBy: [name],
      measures: { n: sql("count()") },
    }),
  ],
};

const mirrored = (source: Declaration): readonly Declaration[] => [source, orders("public.orders")];

export const postgresSlots: Slots = {
  source: (name) => [{ ...SHOP, name }, orders("public.orders", { source: ref("postgres.source", name) })],
  "host of a source": (name) => mirrored(sourceWith({ host: name })),
  "database of a source": (name) => mirrored(sourceWith({ database: name })),
  "user of a source": (name) => mirrored(sourceWith({ user: name })),
  slot: (name) => mirrored(sourceWith({ slot: name })),
  "topic prefix": (name) => mirrored(sourceWith({ topicPrefix: name })),
  transform: (name) =>
    mirrored(sourceWith({ transforms: [{ name, type: "org.apache.kafka.connect.transforms.Cast$Value" }] })),
  "table of PostgreSQL": (name) => [SHOP, orders(`public.${name}`)],
  schema: (name) => [SHOP, orders(`${name}.orders`)],
  "index of a replica identity": (name) => [
    SHOP,
    orders("public.orders", { replicaIdentity: { index: name, columns: ["id"] } }),
  ],
  publication: (name) => [
    ...ORDERS,
    call("postgres.publication", name, {
      source: ref("postgres.source", "shop"),
      tables: [ref("postgres.table", "public.orders")],
    }),
  ],
  "role of PostgreSQL": (name) => [...ORDERS, call("postgres.role", name, { source: ref("postgres.source", "shop") })],
  "topic of a table": (name) => [SHOP, orders("public.orders", { topic: name })],
};

const SASL_CLUSTER: JsonObject = {
  brokers: ["k:1"],
  tls: true,
  sasl: { mechanism: "SCRAM-SHA-512", username: "u", password: PASSWORD },
};
const TOPIC = call("kafka.topic", "t", { partitions: 1, replicas: 1 });

function acl(right: Json): readonly Declaration[] {
  return [call("kafka.cluster", "k", SASL_CLUSTER), call("kafka.user", "u", { password: PASSWORD, acls: [right] })];
}

export const kafkaSlots: Slots = {
  "cluster of Kafka": (name) => [
    call("kafka.cluster", name, SASL_CLUSTER),
    { ...TOPIC, options: { ...TOPIC.options, cluster: ref("kafka.cluster", name) } },
  ],
  "property of a broker": (name) => [call("kafka.cluster", "k", { brokers: ["k:1"], properties: { [name]: "x" } })],
  "value of a property": (name) => [
    call("kafka.cluster", "k", { brokers: ["k:1"], properties: { "broker.rack": name } }),
  ],
  "user name": (name) => [
    call("kafka.cluster", "k", { ...SASL_CLUSTER, sasl: { mechanism: "PLAIN", username: name, password: PASSWORD } }),
  ],
  topic: (name) => [
    call("kafka.cluster", "k", SASL_CLUSTER),
    call("kafka.topic", name, { partitions: 1, replicas: 1 }),
  ],
  "config of a topic": (name) => [
    call("kafka.cluster", "k", SASL_CLUSTER),
    call("kafka.topic", "t", { partitions: 1, replicas: 1, config: { [name]: "x" } }),
  ],
  connector: (name) => [
    call("kafka.cluster", "k", SASL_CLUSTER),
    call("kafka.connector", name, { class: "x.Y", config: {} }),
  ],
  "property of a connector": (name) => [
    call("kafka.cluster", "k", SASL_CLUSTER),
    call("kafka.connector", "c", { class: "x.Y", config: { [name]: "x" } }),
  ],
  "consumer group": (name) => [
    call("kafka.cluster", "k", SASL_CLUSTER),
    TOPIC,
    call("kafka.user", "u", { password: PASSWORD }),
    call("kafka.consumerGroup", name, { topics: [ref("kafka.topic", "t")], user: ref("kafka.user", "u") }),
  ],
  "user of Kafka": (name) => [
    call("kafka.cluster", "k", SASL_CLUSTER),
    call("kafka.user", name, { password: PASSWORD, acls: [{ topic: "t", operations: ["Read"] }] }),
  ],
  "topic of a right": (name) => acl({ topic: name, operations: ["Read"] }),
  "group of a right": (name) => acl({ group: name, operations: ["Read"] }),
  "transaction of a right": (name) => acl({ transactionalId: name, operations: ["Write"] }),
  "host of a right": (name) => acl({ topic: "t", host: name, operations: ["Read"] }),
};

/** Names that files of data must give back as they are. */
export const IN_DATA: ReadonlySet<string> = new Set([
  ...Object.keys(kafkaSlots),
  "host of a source",
  "database of a source",
  "user of a source",
  "slot",
]);

/** Where only what a system knows may stand: no name of one's own is right there. */
export const NEVER_FREE: ReadonlySet<string> = new Set([
  "property of a broker",
  "config of a topic",
  "topic of a table",
  "setting of a table",
]);
