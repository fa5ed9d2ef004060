import type { Json, JsonObject } from "../../../../src/compiler/model/json.js";
import type { Declaration } from "../../../../src/compiler/model/loaded-config.js";
import type { Pipeline } from "../../../../src/compiler/model/resource.js";
import { call, resolved, shown, sql } from "../../../compiler/resolve/loaded.js";

/** What a config with these resources resolves to; a fault in it ends the test. */
export function pipelineOf(...declarations: readonly Declaration[]): Pipeline {
  const { pipeline, diagnostics } = resolved(...declarations);
  const faults = shown(diagnostics);
  if (faults.length > 0) throw new Error(faults.join("\n"));
  return pipeline;
}

export const EVENTS = call("clickhouse.table", "a.events", {
  columns: { id: "UInt64", region: "String" },
  orderBy: ["id"],
});

export function role(name: string, options: JsonObject = {}): Declaration {
  return call("clickhouse.role", name, options);
}

export function user(name: string, options: JsonObject = {}): Declaration {
  const password = { $secret: `users/${name}` };
  return call("clickhouse.user", name, { authentication: { type: "sha256_password", password }, ...options });
}

export function grant(
  name: string,
  privileges: readonly string[],
  on: Json,
  to: readonly Declaration[],
  more: JsonObject = {},
): Declaration {
  return call("clickhouse.grant", name, { privileges, on, to: to.map(referenceTo), ...more });
}

export function policy(name: string, using: string, to: Json, more: JsonObject = {}): Declaration {
  return call("clickhouse.rowPolicy", name, { on: referenceTo(EVENTS), using: sql(using), to, ...more });
}

export function referenceTo(declaration: Declaration): { readonly $ref: string } {
  return { $ref: `${declaration.kind}/${declaration.name}` };
}
