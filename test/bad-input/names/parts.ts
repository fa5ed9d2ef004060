import type { JsonObject } from "../../../src/compiler/model/json.js";
import type { Declaration } from "../../../src/compiler/model/loaded-config.js";
import { call, SHOP, sql } from "../../compiler/resolve/loaded.js";

/** A place where a config has a name, and a small config that has a given name there. */
export type Slots = Readonly<Record<string, (name: string) => readonly Declaration[]>>;

export const ref = (kind: string, name: string): JsonObject => ({ $ref: `${kind}/${name}` });
export const PASSWORD = { $secret: "shop/password" };
export const ENGINE_COLUMNS = { id: "UInt64" };

export function table(name: string, options: JsonObject = {}): Declaration {
  return call("clickhouse.table", name, { columns: ENGINE_COLUMNS, orderBy: ["id"], ...options });
}

export function withTable(options: JsonObject): readonly Declaration[] {
  return [table("a.t", options)];
}

export function sourceWith(options: JsonObject): Declaration {
  return { ...SHOP, options: { ...SHOP.options, ...options } };
}

export function orders(name: string, options: JsonObject = {}): Declaration {
  return call("postgres.table", name, {
    source: ref("postgres.source", "shop"),
    columns: { id: "integer not null", note: "varchar(20)" },
    primaryKey: ["id"],
    ...options,
  });
}

export function mirror(name: string, options: JsonObject = {}, of = "public.orders"): Declaration {
  return call("clickhouse.mirror", name, { of: ref("postgres.table", of), orderBy: ["id"], ...options });
}

export const ORDERS = [SHOP, orders("public.orders")];
export const BASE = table("a.base");
export const QUERY = sql("SELECT id FROM ", { $ref: "clickhouse.table/a.base" });

export function dictionary(name: string, key: string, value: string): readonly Declaration[] {
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

export const quoted = (name: string): string => `\`${name.replace(/[\\`]/g, "\\$&")}\``;
export const CLUSTER = { shards: [{ replicas: ["ch-1:9000"] }] };
export const AUTHENTICATION = { type: "sha256_password", password: PASSWORD };
