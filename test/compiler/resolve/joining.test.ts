import { expect, test } from "vitest";
import { resolve } from "../../../src/compiler/resolve/resolve.js";
import { systems } from "../../../src/registry.js";
import { call, loaded, shown, sql } from "./loaded.js";

const table = (name: string) => call("clickhouse.table", name, { columns: { id: "UInt64" }, orderBy: ["id"] });
const role = (name: string) => call("clickhouse.role", name);
const grant = (name: string, on: string, to: string) =>
  call("clickhouse.grant", name, { privileges: ["SELECT"], on: { $ref: on }, to: [{ $ref: to }] });

test("a grant, a policy and a quota are there as soon as something is that they name", () => {
  const declarations = [
    table("a.listed"),
    table("a.other"),
    role("reader"),
    role("stranger"),
    grant("read", "clickhouse.table/a.listed", "clickhouse.role/reader"),
    grant("far", "clickhouse.table/a.other", "clickhouse.role/stranger"),
    call("clickhouse.rowPolicy", "some", {
      on: { $ref: "clickhouse.table/a.listed" },
      using: sql("id = 1"),
      to: "all",
    }),
    // It is there for the role, which is there for the grant.
    call("clickhouse.quota", "fair", { intervals: [{ interval: "1 hour" }], to: [{ $ref: "clickhouse.role/reader" }] }),
  ];
  const { pipeline, diagnostics } = resolve(loaded(declarations, ["clickhouse.table/a.listed"]), systems);
  expect([...pipeline.resources.keys()].sort()).toEqual([
    "clickhouse.database/a",
    "clickhouse.grant/read",
    "clickhouse.quota/fair",
    "clickhouse.role/reader",
    "clickhouse.rowPolicy/some",
    "clickhouse.table/a.listed",
  ]);
  expect(shown(diagnostics).map((each) => each.split(".")[0] ?? "")).toEqual(
    Array.from({ length: 3 }, () => "config/unreached 1: Nothing is generated for clickhouse"),
  );
});
