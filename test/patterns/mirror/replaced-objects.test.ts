import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../../src/compiler/model/json.js";
import type { Declaration } from "../../../src/compiler/model/loaded-config.js";
import { openEngine } from "../../../src/engine/index.js";
import { prove } from "../../../src/engine/proof/prove.js";
import { clickHouseObjects } from "../../../src/systems/clickhouse/emit/objects.js";
import { failureDiagnostic } from "../../../src/systems/clickhouse/proof/failure.js";
import { provables } from "../../../src/systems/clickhouse/proof/provables.js";
import { call, ORDERS, ORDERS_NOW, resolved, SHOP, shown, sql } from "../../compiler/resolve/loaded.js";
import { found } from "../../rules/found.js";

const LOG = call("clickhouse.changes", "a.orders_changes", { of: { $ref: "postgres.table/public.orders" } });
const DERIVED = [SHOP, ORDERS, ORDERS_NOW, LOG];
const { pipeline: derivedPipeline } = resolved(...DERIVED);

/** Every object that a mirror and a log stand for, and what the source does. */
const REPLACEABLE = [...derivedPipeline.resources.values()].filter(
  ({ madeBy, kind }) => madeBy !== undefined && kind !== "clickhouse.database" && kind !== "kafka.cluster",
);

function declared(address: string, change: (spec: JsonObject) => JsonObject = (spec) => spec): Declaration {
  const resource = REPLACEABLE.find((each) => each.address === address);
  if (resource === undefined) throw new Error(`${address} is not derived`);
  const spec: JsonObject = JSON.parse(JSON.stringify(resource.spec));
  return call(resource.kind, resource.name, change(spec), 99);
}

describe("an object by hand in the place of a derived one", () => {
  async function refused(declaration: Declaration): Promise<readonly string[]> {
    const { pipeline, diagnostics } = resolved(...DERIVED, declaration);
    expect(diagnostics).toEqual([]);
    const { failures } = await prove({
      provables: provables(pipeline),
      remembered: new Map(),
      open: () => openEngine({ target: { kind: "embedded" }, timeLimitMs: 60_000 }),
    });
    return shown(failures.map((failure) => failureDiagnostic(failure, pipeline)));
  }

  it.each(REPLACEABLE.map(({ address }) => address))("%s: the declared one counts, and the rest stays", (address) => {
    const { pipeline, diagnostics } = resolved(...DERIVED, declared(address));
    expect(diagnostics).toEqual([]);
    expect(pipeline.resources.get(address as `${string}/${string}`)).toMatchObject({ origin: { site: { line: 99 } } });
    expect(pipeline.resources.get(address as `${string}/${string}`)?.madeBy).toBeUndefined();
    const texts = (each: typeof pipeline) =>
      clickHouseObjects(each)
        .map(({ name, create }) => `${name} ${create({ columns: [], proof: true })}`)
        .sort();
    expect(texts(pipeline)).toEqual(texts(derivedPipeline));
    expect([...pipeline.resources.keys()].sort()).toEqual([...derivedPipeline.resources.keys()].sort());
    expect(found(...DERIVED, declared(address))).toEqual([]);
  });

  const without =
    (column: string) =>
    ({ columns, ...spec }: JsonObject): JsonObject => ({
      ...spec,
      columns: Object.fromEntries(Object.entries(columns as JsonObject).filter(([name]) => name !== column)),
    });

  it("must have the columns that the views write: it is told at its declaration", async () => {
    expect(await refused(declared("clickhouse.table/a.orders_rows", without("status")))).toEqual([
      expect.stringMatching(
        /^clickhouse\/unknown-column-in-sql 99:.* `a.orders_ingest` writes `status`, which its table `a.orders_rows` does not have\./,
      ),
      expect.stringMatching(/^clickhouse\/unknown-column-in-sql 99:.* `a.orders` reads `status`, which is not there\./),
    ]);
  });

  it("must have the columns that the views read", async () => {
    const [told] = await refused(declared("clickhouse.table/a.orders_queue", without("source")));
    expect(told).toMatch(/^clickhouse\/\S+ 99:/);
  });

  it("may have more: a view of its own, a column with an index", async () => {
    const view = call(
      "clickhouse.view",
      "a.orders",
      { query: sql("SELECT id, upper(status) AS status FROM a.orders_rows FINAL") },
      99,
    );
    expect(await refused(view)).toEqual([]);
    const rows = declared("clickhouse.table/a.orders_rows", (spec) => ({
      ...spec,
      columns: { ...(spec.columns as JsonObject), loaded_at: { type: "DateTime", default: sql("now()") } },
      indexes: { by_status: { expression: "status", type: "set(100)", granularity: 1 } },
    }));
    expect(await refused(rows)).toEqual([]);
  });

  it("must keep rows as the mirror writes them", () => {
    const rows = (change: JsonObject): Declaration =>
      declared("clickhouse.table/a.orders_rows", (spec) => ({ ...spec, ...change }));
    const at = "mirror/replaced-storage clickhouse.table/a.orders_rows";
    expect(found(...DERIVED, rows({ orderBy: ["status", "id"] }))).toEqual([`${at} orderBy`]);
    expect(found(...DERIVED, rows({ engine: { type: "MergeTree" } }))).toEqual([`${at} engine`]);
  });
});
