import { addressOf } from "../../../src/compiler/model/address.js";
import type { Diagnostic } from "../../../src/compiler/model/diagnostic.js";
import type { JsonObject } from "../../../src/compiler/model/json.js";
import type { Declaration, LoadedConfig } from "../../../src/compiler/model/loaded-config.js";
import type { SqlPart } from "../../../src/compiler/model/reference.js";
import { type Resolved, resolve } from "../../../src/compiler/resolve/resolve.js";
import { systems } from "../../../src/registry.js";

/** A call in a config; the line tells which. */
export function call(kind: string, name: string, options: JsonObject = {}, line = 1): Declaration {
  return { kind, name, options, site: { line, column: 1 } };
}

/** A loaded config that lists all its resources, or those named. */
export function loaded(declarations: readonly Declaration[], listed?: readonly string[]): LoadedConfig {
  const all = declarations.map(({ kind, name }) => addressOf(kind, name));
  return {
    name: "shop",
    environment: undefined,
    declarations,
    listed: listed === undefined ? all : all.filter((address) => listed.includes(address)),
  };
}

export function resolved(...declarations: readonly Declaration[]): Resolved {
  return resolve(loaded(declarations), systems);
}

/** `code line:path detail` of each. */
export function shown(diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics.map(({ code, at, detail }) => {
    const path = at?.path.map((element) => (element === "" ? '""' : String(element))).join(".");
    const text = at?.text === undefined ? "" : ` \`${at.text}\``;
    return `${code} ${at?.site.line}:${path}${text} ${detail}`;
  });
}

export function sql(...parts: readonly SqlPart[]): JsonObject {
  return { $sql: parts.map((part) => (typeof part === "string" ? part : { ...part })) };
}

/** A source, and a table of it; what most configs begin with. */
export const SHOP = call("postgres.source", "shop", {
  host: "postgres",
  database: "shop",
  user: "debezium",
  password: { $secret: "shop/password" },
});

export const ORDERS = call("postgres.table", "public.orders", {
  source: { $ref: "postgres.source/shop" },
  columns: { id: "integer not null", status: "varchar(20) not null" },
  primaryKey: ["id"],
});

export const ORDERS_NOW = call("clickhouse.mirror", "a.orders", {
  of: { $ref: "postgres.table/public.orders" },
  orderBy: ["id"],
});
