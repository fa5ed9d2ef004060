import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Declaration } from "../../src/compiler/model/loaded-config.js";
import { systems } from "../../src/registry.js";
import { call, ORDERS, ORDERS_NOW, resolved, SHOP } from "../compiler/resolve/loaded.js";

const templates = new Map(
  ["overview.md.hbs", "recovery.md.hbs"].map((name) => [
    name,
    readFileSync(new URL(`../../templates/${name}`, import.meta.url), "utf8"),
  ]),
);

/** All files of a config, by path. Nothing is derived by the engine here. */
function filesOf(...declarations: readonly Declaration[]): ReadonlyMap<string, string> {
  const { pipeline } = resolved(...declarations);
  const context = { pipeline, derivedColumns: new Map(), templates };
  const artifacts = systems.flatMap((system) => system.emit?.(context) ?? []);
  return new Map(artifacts.map(({ path, content }) => [path, content]));
}

const table = (name: string): Declaration => ({ ...ORDERS, name: `public.${name}` });
const mirror = (name: string) =>
  call("clickhouse.mirror", `a.${name}`, { of: { $ref: `postgres.table/public.${name}` }, orderBy: ["id"] });

const without = filesOf(SHOP, ORDERS, ORDERS_NOW, table("products"), mirror("products"));
const between = filesOf(
  SHOP,
  ORDERS,
  ORDERS_NOW,
  table("notes"),
  mirror("notes"),
  table("products"),
  mirror("products"),
);

/** The lines that are in one text and not in the other, as often as they are more there. */
function added(from: string, to: string): readonly string[] {
  const left = from.split("\n");
  return to.split("\n").filter((line) => {
    const at = left.indexOf(line);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

test("a table more has files of its own, and is told of in those of its source, no others", () => {
  const own = [...between.keys()].filter((path) => !without.has(path));
  expect(own.filter((path) => !path.includes("notes"))).toEqual([]);
  expect(own.length).toBeGreaterThan(5);
  expect([...without.keys()].filter((path) => !between.has(path))).toEqual([]);
  const changed = [...without.keys()].filter((path) => without.get(path) !== between.get(path));
  // What is done when something is lost names all tables, topics and groups together.
  const forAll = ["recovery.md", "consumers.txt", "make-topics.sh", "reset-offsets.sh", "stop-queues.sql"];
  expect(changed.filter(isRecovery).map((path) => path.replace("recovery/", ""))).toEqual(
    expect.arrayContaining(forAll),
  );
  expect(changed.filter((path) => !isRecovery(path)).sort()).toEqual([
    "README.md",
    "clickhouse/order.txt",
    "connect/shop.json",
    "kafka/kafka/topics.yaml",
    "postgres/shop/preflight.sql",
    "postgres/shop/setup.sql",
  ]);
});

test("where it is told of, the lines of the others stay", () => {
  const gone = [...without]
    .filter(([path]) => !isRecovery(path))
    .flatMap(([path, text]) =>
      added(withoutPicture(between.get(path)), withoutPicture(text)).map((line) => `${path}: ${line.trim()}`),
    );
  // The two lines that list tables side by side.
  expect(gone).toEqual([
    "postgres/shop/setup.sql: GRANT SELECT ON public.orders, public.products TO debezium;",
    'connect/shop.json: "table.include.list": "public\\\\.orders,public\\\\.products,public\\\\.headrace_heartbeat",',
  ]);
  const more = added(without.get("postgres/shop/setup.sql") ?? "", between.get("postgres/shop/setup.sql") ?? "");
  expect(more).toEqual([
    "GRANT SELECT ON public.notes, public.orders, public.products TO debezium;",
    "ALTER TABLE public.notes REPLICA IDENTITY DEFAULT;",
    "    public.notes,",
  ]);
  for (const path of ["README.md", "clickhouse/order.txt", "connect/shop.json", "postgres/shop/preflight.sql"]) {
    const lines = added(withoutPicture(without.get(path)), withoutPicture(between.get(path)));
    expect(lines.length, path).toBeGreaterThan(0);
    expect(
      lines.filter((line) => !line.includes("notes")),
      path,
    ).toEqual([]);
  }
});

function isRecovery(path: string): boolean {
  return path.startsWith("recovery");
}

/** The picture's nodes are numbered in their order. */
function withoutPicture(text = ""): string {
  return text.replace(/```mermaid[\s\S]*?```/, "");
}
