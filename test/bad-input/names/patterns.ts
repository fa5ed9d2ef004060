import { call, SHOP, sql } from "../../compiler/resolve/loaded.js";
import { mirror, ORDERS, orders, ref, type Slots, table } from "./parts.js";

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
