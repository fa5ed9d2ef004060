import { describe, expect, test } from "vitest";
import { isFollowUp } from "../../../src/compiler/check/follow-ups.js";
import type { JsonObject } from "../../../src/compiler/model/json.js";
import type { Declaration } from "../../../src/compiler/model/loaded-config.js";
import { systems } from "../../../src/registry.js";
import { call, ORDERS, ORDERS_NOW, resolved, SHOP, sql } from "../resolve/loaded.js";

/** The codes of all that is told, in the order of the stages. */
function told(...declarations: readonly Declaration[]): readonly string[] {
  const { pipeline, diagnostics, doubts } = resolved(...declarations);
  const found = systems.flatMap((system) =>
    system.rules.flatMap((rule) =>
      [...rule.check(pipeline)]
        .filter((finding) => !isFollowUp(finding, rule.severity, doubts))
        .map(({ resource }) => `${rule.code} ${resource}`),
    ),
  );
  return [...diagnostics.map(({ code, resource }) => `${code} ${resource}`), ...found];
}

const at = ({ name, kind, site, options }: Declaration, line: number, more: JsonObject = {}): Declaration => ({
  kind,
  name,
  options: { ...options, ...more },
  site: { ...site, line },
});
const source = (more: JsonObject) => at(SHOP, 1, more);
const table = (more: JsonObject = {}) => at(ORDERS, 2, more);
const mirror = (more: JsonObject = {}) => at(ORDERS_NOW, 3, more);

const AUTHENTICATION = { type: "sha256_password", password: { $secret: "metabase/password" } };

describe("an option that was refused", () => {
  const topics = { partitions: 6, replicas: 3, retention: "7 days" };

  test("is told alone: what a default in its place would bring on is not", () => {
    expect(told(source({ topics }), table(), mirror({ consumers: 3 }))).toEqual([
      "config/invalid-option postgres.source/shop",
    ]);
    expect(told(source({ types: 5 }), table({ columns: { id: "mood" } }), mirror())).toEqual([
      "config/invalid-option postgres.source/shop",
    ]);
    const columns = { id: "integer not null", body: "text" };
    expect(told(source({}), table({ columns, replicaIdentity: "ful" }), mirror())).toEqual([
      "config/invalid-option postgres.table/public.orders",
    ]);
    expect(told(source({}), table({ columns: { id: "integer", n: "numeric" } }), mirror({ columns: 5 }))).toEqual([
      "config/invalid-option clickhouse.mirror/a.orders",
    ]);
  });

  test("hides no error elsewhere, nor another of the same resource", () => {
    const wrong = mirror({ orderBy: ["idd"] });
    expect(told(source({ topics, slot: "my slot" }), table(), wrong)).toEqual([
      "config/invalid-option postgres.source/shop",
      "postgres/invalid-slot-name postgres.source/shop",
      "mirror/unknown-column clickhouse.mirror/a.orders",
    ]);
  });

  test("hides a warning about what it may have meant, and none about what is elsewhere", () => {
    const role = call("clickhouse.role", "analyst", {}, 4);
    const other = call("clickhouse.role", "other", {}, 5);
    const user = call("clickhouse.user", "metabase", { authentication: AUTHENTICATION, roles: ["analyst"] }, 6);
    expect(told(role, other, user)).toEqual([
      "config/invalid-option clickhouse.user/metabase",
      "clickhouse/role-without-user clickhouse.role/other",
    ]);
  });
});

test("of two tables with one name, neither is held to what was written for the other", () => {
  const lines = at(ORDERS, 7, { columns: { line: "integer not null" }, primaryKey: ["line"] });
  const view = call("clickhouse.view", "a.v", { query: sql("SELECT 1 FROM a.orders") }, 8);
  expect(told(source({}), table(), lines, mirror({ orderBy: ["line"] }), view)).toEqual([
    "config/duplicate-name postgres.table/public.orders",
  ]);
});
