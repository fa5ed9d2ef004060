import { expect, test } from "vitest";
import { ofKind } from "../../../src/compiler/model/resource.js";
import { CONNECTOR } from "../../../src/systems/kafka/schema.js";
import { call, ORDERS, resolved, SHOP } from "../../compiler/resolve/loaded.js";

const ORDERS_TABLE = { $ref: "postgres.table/public.orders" };

function properties(source: object, entry: object): Record<string, unknown> {
  const { pipeline, diagnostics } = resolved(
    call("postgres.source", "shop", { ...SHOP.options, ...source }),
    ORDERS,
    call("postgres.table", "Sales.order, items", { ...ORDERS.options, source: { $ref: "postgres.source/shop" } }),
    call("postgres.publication", "published", {
      source: { $ref: "postgres.source/shop" },
      tables: [{ table: ORDERS_TABLE, ...entry }, { $ref: "postgres.table/Sales.order, items" }],
    }),
  );
  expect(diagnostics).toEqual([]);
  const [connector] = ofKind(pipeline.resources.values(), CONNECTOR);
  return { ...connector?.spec.config };
}

test("a snapshot reads no more than the publication has", () => {
  const config = properties({}, { columns: ["id", "status"], where: { $sql: ["status <> ", { $literal: "it's" }] } });
  expect(config).toMatchObject({
    "publication.name": "published",
    "table.include.list": "Sales\\.order\\, items,public\\.orders,public\\.headrace_heartbeat",
    "column.exclude.list": "public\\.orders\\.(?!(?:id|status)$).*",
    "snapshot.select.statement.overrides": "public.orders",
    "snapshot.select.statement.overrides.public.orders":
      "SELECT id, status FROM public.orders WHERE (status <> 'it''s')",
  });
});

test("a source's own options reach its connector", () => {
  const config = properties(
    {
      sslMode: "verify-full",
      sslRootCert: "/certs/ca.pem",
      sslCert: "/certs/own.pem",
      sslKey: "/certs/own.pk8",
      failover: true,
      snapshotThreads: 4,
      heartbeat: { every: "3s", table: "ops.heartbeat" },
      signals: { table: "ops.signal" },
    },
    {},
  );
  expect(config).toMatchObject({
    "database.sslmode": "verify-full",
    "database.sslrootcert": "/certs/ca.pem",
    "database.sslcert": "/certs/own.pem",
    "database.sslkey": "/certs/own.pk8",
    "slot.failover": true,
    "snapshot.max.threads": 4,
    "heartbeat.interval.ms": 3000,
    "heartbeat.action.query":
      "INSERT INTO ops.heartbeat (id, beat) VALUES (1, now()) ON CONFLICT (id) DO UPDATE SET beat = EXCLUDED.beat",
    "signal.data.collection": "ops.signal",
  });
  expect(config).not.toHaveProperty("column.exclude.list");
});
