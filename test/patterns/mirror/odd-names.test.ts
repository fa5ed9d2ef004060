import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { StreamColumn } from "../../../src/compiler/model/stream.js";
import { RESERVED_NAMES } from "../../../src/patterns/mirror/reserved-names.js";
import { identifier } from "../../../src/systems/clickhouse/sql/quote.js";
import { deadLetters } from "./comparison.js";
import { changeMessage } from "./envelope.js";
import { MirrorBench } from "./mirror-bench.js";
import { mirroredTables } from "./mirrored-tables.js";
import { recordedPipeline } from "./pipelines.js";

const topic = "shop.public.odd";

describe("a mirror of columns with odd names", () => {
  let bench: MirrorBench;
  let columns: readonly StreamColumn[];

  beforeAll(async () => {
    const pipeline = await recordedPipeline("odd-names.config.ts");
    bench = await MirrorBench.open();
    await bench.create(pipeline);
    columns = mirroredTables(pipeline)[0]?.columns ?? [];
  });
  afterAll(() => bench?.close());

  /** A value of each column that tells which column it is. */
  function row(op: number, changed: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> {
    const values = columns.map(({ name, wire }, index) => {
      if (wire.kind === "array") return [name, [index]];
      if (wire.kind === "boolean") return [name, true];
      if (wire.kind === "decimal") return [name, `${index}.25`];
      return [name, wire.kind === "integer" ? (wire.bits === 64 ? String(index) : index) : `value of ${name}`];
    });
    return { ...Object.fromEntries(values), op, ...changed };
  }

  it("carries each value in its own column", async () => {
    await bench.empty();
    await bench.feed([changeMessage(topic, 0, { op: "c", after: row(1), lsn: 8 })]);
    const list = columns.map(({ name }) => identifier(name)).join(", ");
    expect(await bench.read(`SELECT ${list} FROM mirror.odd`)).toEqual([row(1)]);
    expect(await deadLetters(bench)).toEqual([]);
  });

  it("moves and deletes rows by them, NULL among their values", async () => {
    await bench.empty();
    const changes = [
      { op: "c", after: row(1) },
      { op: "c", after: row(2, { größe: null }) },
      { op: "u", before: row(1), after: row(1, { größe: null }) },
      { op: "u", before: row(2, { größe: null }), after: row(2, { order: "moved" }) },
      { op: "c", after: row(3, { order: null }) },
      { op: "u", before: row(3, { order: null }), after: row(3) },
      { op: "c", after: row(4) },
      { op: "d", before: row(4) },
    ];
    await bench.feed(changes.map((change, offset) => changeMessage(topic, offset, { ...change, lsn: 8 + 8 * offset })));
    const size = columns.findIndex(({ name }) => name === "größe");
    expect(await bench.read("SELECT op, `größe`, `order` FROM mirror.odd ORDER BY op")).toEqual([
      { op: 1, größe: null, order: "value of order" },
      { op: 2, größe: size, order: "moved" },
      { op: 3, größe: size, order: "value of order" },
    ]);
  });

  it("names in a dead letter the column that was refused", async () => {
    await bench.empty();
    const after = row(1, { version: "NAN", größe: 3_000_000_000 });
    await bench.feed([changeMessage(topic, 0, { op: "c", after, lsn: 8 })]);
    expect(await deadLetters(bench)).toEqual([`${topic}/0/0 value größe 3000000000`, `${topic}/0/0 value version NAN`]);
  });

  it("refuses only few names", () => {
    expect([...RESERVED_NAMES].filter((name) => !name.startsWith("_"))).toEqual(["null"]);
    expect(columns.filter(({ name }) => RESERVED_NAMES.has(name))).toEqual([]);
  });
});
