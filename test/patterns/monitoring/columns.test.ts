import { expect, test } from "vitest";
import { parse } from "yaml";
import type { JsonObject } from "../../../src/compiler/model/json.js";
import type { Declaration } from "../../../src/compiler/model/loaded-config.js";
import { emitColumnQueries } from "../../../src/patterns/monitoring/columns-watched.js";
import { call, ORDERS_NOW, resolved, SHOP, shown } from "../../compiler/resolve/loaded.js";

/** The files for exporters, of one table. */
function emitted(monitoring: JsonObject, table: JsonObject = {}, ...more: readonly Declaration[]) {
  const { pipeline, diagnostics } = resolved(
    SHOP,
    call("postgres.table", "public.orders", {
      source: { $ref: "postgres.source/shop" },
      columns: { id: "integer not null", "Sold at": "timestamptz", price: "decimal(10,2) not null" },
      primaryKey: ["id"],
      ...table,
    }),
    ORDERS_NOW,
    call("pipeline.monitoring", "monitoring", monitoring),
    ...more,
  );
  expect(shown(diagnostics)).toEqual([]);
  return emitColumnQueries({ pipeline, derivedColumns: new Map(), templates: new Map() });
}

test("an exporter compares what the config says of each column", () => {
  const [file, ...others] = emitted({}, { leftOut: ["it's"] });
  expect(others).toEqual([]);
  expect(file?.path).toBe("postgres/shop/exporter-queries.yaml");
  const { query, metrics, ...rest } = parse(file?.content ?? "").pipeline_source_columns;
  expect(rest).toEqual({ master: true, cache_seconds: 60 });
  expect(metrics.map((each: object) => Object.keys(each)[0])).toEqual(["table", "column", "change", "differing"]);
  expect(query).toContain(`declared_table (label, schema, name, is_whole) AS (VALUES
    ('public.orders', 'public', 'orders', true)
),
declared_column (label, name, type, not_null) AS (VALUES
    ('public.orders', 'id', 'integer', true),
    ('public.orders', 'Sold at', 'timestamp with time zone', false),
    ('public.orders', 'price', 'numeric(10,2)', true)
),
left_out (label, name) AS (VALUES
    ('public.orders', 'it''s')
),`);
});

test("columns that a publication does not list are not missed", () => {
  const listed = call("postgres.publication", "listed", {
    source: { $ref: "postgres.source/shop" },
    tables: [{ table: { $ref: "postgres.table/public.orders" }, columns: ["id", "Sold at", "price"] }],
  });
  const [file] = emitted({}, {}, listed);
  expect(file?.content).toContain("('public.orders', 'public', 'orders', false)");
});

test("an exporter that is not scraped compares nothing", () => {
  expect(emitted({ exporters: { postgres: false } })).toEqual([]);
});
