import { describe, expect, test } from "vitest";
import type { Json } from "../../../src/compiler/model/json.js";
import { systems } from "../../../src/registry.js";
import { call, resolved, shown } from "./loaded.js";
import { archiveOptions } from "./options/archives.js";
import { clickHouseOptions } from "./options/clickhouse.js";
import { accessOptions } from "./options/clickhouse-access.js";
import { backupOptions } from "./options/clickhouse-backup.js";
import { changesOptions } from "./options/clickhouse-changes.js";
import { clusterOptions } from "./options/clickhouse-cluster.js";
import { dictionaryOptions } from "./options/clickhouse-dictionary.js";
import { rollupOptions } from "./options/clickhouse-rollup.js";
import { tableOptions } from "./options/clickhouse-table.js";
import { composeOptions } from "./options/compose.js";
import { grafanaOptions } from "./options/grafana.js";
import { kafkaOptions } from "./options/kafka.js";
import type { OptionCase } from "./options/option-cases.js";
import { otelOptions } from "./options/otel.js";
import { postgresOptions } from "./options/postgres.js";
import { watchingOptions } from "./options/watching.js";

const CASES = {
  ...rollupOptions,
  ...changesOptions,
  ...accessOptions,
  ...dictionaryOptions,
  ...postgresOptions,
  ...kafkaOptions,
  ...otelOptions,
  ...composeOptions,
  ...grafanaOptions,
  ...tableOptions,
  ...clusterOptions,
  ...archiveOptions,
  ...backupOptions,
  ...clickHouseOptions,
  ...watchingOptions,
};
const BASE = [
  call("postgres.source", "shop", postgresOptions["postgres.source"]?.good),
  call("postgres.table", "public.base", postgresOptions["postgres.table"]?.good),
  call("postgres.role", "saver", postgresOptions["postgres.role"]?.good),
  call("clickhouse.table", "a.base", tableOptions["clickhouse.table"]?.good),
];

function toldOf(kind: string, options: OptionCase[0]): readonly string[] {
  const given: Record<string, Json> = {};
  for (const [name, value] of Object.entries(options)) if (value !== undefined) given[name] = value;
  return shown(resolved(...BASE, call(kind, "a.x", given, 7)).diagnostics);
}

test("every kind has its cases", () => {
  const kinds = systems.flatMap((system) => system.kinds.map((kind) => kind.kind));
  expect(Object.keys(CASES).sort()).toEqual(kinds.sort());
});

describe.each(Object.entries(CASES))("%s", (kind, { good, bad }) => {
  test("good options", () => {
    expect(toldOf(kind, good)).toEqual([]);
  });

  test.each(bad.map(([options, ...expected]) => ({ options, expected, text: JSON.stringify(options) })))(
    "$text",
    ({ options, expected }) => {
      const told = toldOf(kind, { ...good, ...options });
      expect(told.map((each) => each.replace(/^config\//, "").replace(" 7:", " "))).toEqual(expected);
    },
  );

  test("each problem is told, not the first alone", () => {
    const options = Object.fromEntries(["nonsense1", "nonsense2"].map((name) => [name, 1]));
    expect(toldOf(kind, { ...good, ...options })).toEqual([
      `config/unknown-option 7:nonsense1.$key ${kind} has no option \`nonsense1\`.`,
      `config/unknown-option 7:nonsense2.$key ${kind} has no option \`nonsense2\`.`,
    ]);
  });
});
