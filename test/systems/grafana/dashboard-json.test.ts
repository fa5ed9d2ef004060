import type { Dashboard } from "@grafana/grafana-foundation-sdk/dashboard";
import * as units from "@grafana/grafana-foundation-sdk/units";
import { describe, expect, expectTypeOf, test } from "vitest";
import { parse } from "yaml";
import type { JsonObject } from "../../../src/compiler/model/json.js";
import type { Declaration } from "../../../src/compiler/model/loaded-config.js";
import { printers } from "../../../src/patterns/dashboards/print.js";
import catalogue from "../../../src/systems/grafana/catalogue/units.json" with { type: "json" };
import { dashboardFiles } from "../../../src/systems/grafana/emit/dashboard-files.js";
import type { DashboardJson } from "../../../src/systems/grafana/emit/dashboard-json.js";
import { provisioningFiles } from "../../../src/systems/grafana/emit/provisioning.js";
import { call, resolved, shown } from "../../compiler/resolve/loaded.js";

// In JSON an enum is its value.
type Written<T> = T extends string
  ? `${T}`
  : T extends number | boolean | null | undefined
    ? T
    : T extends readonly (infer Item)[]
      ? Written<Item>[]
      : { [Key in keyof T]: Written<T[Key]> };

test("what is written is a dashboard by Grafana's own types", () => {
  expectTypeOf<DashboardJson["time"]>().toExtend<Written<NonNullable<Dashboard["time"]>>>();
  expectTypeOf<Omit<DashboardJson, "panels">>().toExtend<Written<Omit<Dashboard, "panels">>>();
  type Panel = Extract<DashboardJson["panels"][number], { targets?: unknown }>;
  type SdkPanel = Extract<NonNullable<Dashboard["panels"]>[number], { fieldConfig?: unknown }>;
  expectTypeOf<Pick<Panel, "gridPos" | "id" | "links" | "repeat" | "repeatDirection" | "title" | "type">>().toExtend<
    Written<Pick<SdkPanel, "gridPos" | "id" | "links" | "repeat" | "repeatDirection" | "title" | "type">>
  >();
});

test("every unit of Grafana's list is known", () => {
  expect(new Set(catalogue.units)).toEqual(new Set(Object.values(units).filter((each) => typeof each === "string")));
});

const PROMETHEUS = { query: { $promql: ["up"] } };

function written(...declarations: readonly Declaration[]) {
  const { pipeline, diagnostics } = resolved(...declarations);
  expect(shown(diagnostics)).toEqual([]);
  return { pipeline, files: dashboardFiles(pipeline, printers) };
}

describe("a dashboard's file", () => {
  test("places panels from left to right, closes rows, and keeps ids when one is added", () => {
    const stat = (title: string, more: JsonObject = {}) => ({ type: "stat", title, ...PROMETHEUS, ...more });
    const board = (...panels: readonly JsonObject[]) => {
      const { files } = written(call("grafana.dashboard", "health", { title: "Health", panels }));
      return JSON.parse(files[0]?.content ?? "").panels as {
        id: number;
        title: string;
        gridPos: object;
        panels?: object[];
      }[];
    };
    const row = { type: "row", title: "Closed", collapsed: true, panels: [stat("Within")] };
    const panels = board(stat("a"), stat("b", { width: 20 }), stat("c", { at: { x: 0, y: 8, w: 24, h: 2 } }), row, row);
    expect(panels.map(({ title, gridPos }) => [title, gridPos])).toEqual([
      ["a", { h: 4, w: 6, x: 0, y: 0 }],
      ["b", { h: 4, w: 20, x: 0, y: 4 }],
      ["c", { h: 2, w: 24, x: 0, y: 8 }],
      ["Closed", { h: 1, w: 24, x: 0, y: 10 }],
      ["Closed", { h: 1, w: 24, x: 0, y: 11 }],
    ]);
    expect(panels[3]?.panels).toMatchObject([{ title: "Within", gridPos: { h: 4, w: 6, x: 0, y: 11 } }]);
    expect(new Set(panels.map(({ id }) => id)).size).toBe(5);
    expect(board(stat("new"), stat("a")).find(({ title }) => title === "a")?.id).toBe(panels[0]?.id);
  });

  test("asks each data source in its own form", () => {
    const { files } = written(
      call("grafana.datasource", "Store", { type: "postgres", host: "pg", database: "shop", user: "reader" }),
      call("grafana.dashboard", "shop", {
        title: "Shop",
        panels: [
          { type: "timeseries", title: "ClickHouse", query: { $sql: ["SELECT now() AS time, 1 AS value"] } },
          {
            type: "timeseries",
            title: "PostgreSQL",
            datasource: { $ref: "grafana.datasource/Store" },
            query: {
              $sql: ["SELECT 1 FROM ", { $ref: "grafana.datasource/Store" }, " WHERE a = ", { $literal: "it's" }],
            },
          },
          { type: "table", title: "Prometheus", ...PROMETHEUS, legendFormat: "{{job}}" },
        ],
      }),
    );
    const { panels } = JSON.parse(files[0]?.content ?? "");
    expect(panels.map((each: { targets: unknown[] }) => each.targets[0])).toEqual([
      {
        refId: "A",
        datasource: { type: "grafana-clickhouse-datasource", uid: expect.stringMatching(/^clickhouse-\w{8}$/) },
        editorType: "sql",
        rawSql: "SELECT now() AS time, 1 AS value",
        format: 0,
        queryType: "timeseries",
        pluginVersion: "4.0.0",
      },
      {
        refId: "A",
        datasource: { type: "grafana-postgresql-datasource", uid: expect.stringMatching(/^store-\w{8}$/) },
        editorMode: "code",
        rawQuery: true,
        rawSql: `SELECT 1 FROM "Store" WHERE a = 'it''s'`,
        format: "time_series",
      },
      {
        refId: "A",
        datasource: { type: "prometheus", uid: expect.stringMatching(/^prometheus-\w{8}$/) },
        editorMode: "code",
        expr: "up",
        format: "table",
        instant: true,
        range: false,
        legendFormat: "{{job}}",
      },
    ]);
  });
});

test("provisioning keeps secrets in Grafana's environment, and writes a dollar as it is", () => {
  const { pipeline } = written(
    call("grafana.datasource", "Warehouse", {
      type: "clickhouse",
      host: "ch",
      user: "us$er",
      password: { $secret: "grafana/password" },
      tls: { ca: "/etc/ca.crt", certificate: { $secret: "grafana/crt" }, key: { $secret: "grafana/key" } },
    }),
  );
  const [file] = provisioningFiles(pipeline);
  expect(parse(file?.content ?? "")).toMatchObject({
    apiVersion: 1,
    datasources: [
      {
        name: "Warehouse",
        type: "grafana-clickhouse-datasource",
        jsonData: { host: "ch", port: 9440, protocol: "native", secure: true, username: "us$$er", tlsAuth: true },
        secureJsonData: {
          password: "${GRAFANA_PASSWORD}",
          tlsCACert: "$__file{/etc/ca.crt}",
          tlsClientCert: "${GRAFANA_CRT}",
          tlsClientKey: "${GRAFANA_KEY}",
        },
      },
    ],
  });
});
