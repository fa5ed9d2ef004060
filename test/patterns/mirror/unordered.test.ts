import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readRecording } from "../../live/record/recording-files.js";
import { outcomeOf, type Rows, sourceRows } from "./comparison.js";
import { MirrorBench } from "./mirror-bench.js";
import { type MirroredTable, mirroredTables } from "./mirrored-tables.js";
import { recordedPipeline } from "./pipelines.js";

describe("a transaction in flight at the snapshot that is the very first to commit after it", () => {
  let bench: MirrorBench;
  let tables: readonly MirroredTable[];

  beforeAll(async () => {
    const pipeline = await recordedPipeline("pipeline.config.ts");
    bench = await MirrorBench.open();
    await bench.create(pipeline);
    tables = mirroredTables(pipeline);
  });
  afterAll(() => bench?.close());

  it("cannot be ordered from the events alone: its rows stay as the snapshot has them, and are named", async () => {
    const { messages, expected } = await readRecording("transaction-in-flight-first");
    const ofSource = sourceRows(tables, expected);
    const ofSnapshot = messages.filter((message) => message.value?.includes('"op":"r"'));
    const snapshot = await outcomeOf(bench, tables, ofSnapshot);
    expect(await outcomeOf(bench, tables, messages)).toEqual({
      rows: snapshot.rows,
      deadLetters: [
        'shop.public.accounts/0/3 {"id":3} order 84698264',
        'shop.public.orders/0/5 {"id":12} order 84697784',
        'shop.public.orders/0/6 {"id":1} order 84697968',
        'shop.public.orders/0/7 {"id":2} order 84698152',
      ],
    });
    // What those four rows are at the source: an account moved, an order inserted, one changed, one deleted.
    const mirrored = shown(snapshot.rows);
    const source = shown(ofSource);
    expect(mirrored.filter((row) => !source.includes(row))).toEqual(["order 1 new", "order 2 new", "account 3 north"]);
    expect(source.filter((row) => !mirrored.includes(row))).toEqual([
      "order 1 by C",
      "order 12 by C",
      "account 3 by C",
    ]);
  });
});

function shown(rows: Rows): readonly string[] {
  return [
    ...(rows["public.orders"] ?? []).map(({ id, status }) => `order ${id} ${status}`),
    ...(rows["public.accounts"] ?? []).map(({ id, region }) => `account ${id} ${region}`),
  ];
}
