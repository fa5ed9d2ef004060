import { call, sql } from "../../compiler/resolve/loaded.js";
import {
  AUTHENTICATION,
  BASE,
  CLUSTER,
  dictionary,
  ENGINE_COLUMNS,
  PASSWORD,
  QUERY,
  quoted,
  ref,
  type Slots,
  table,
  withTable,
} from "./parts.js";

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
