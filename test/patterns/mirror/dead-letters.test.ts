import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readRecording } from "../../live/record/recording-files.js";
import { outcomeOf, type Rows, sourceRows } from "./comparison.js";
import { MirrorBench } from "./mirror-bench.js";
import { type MirroredTable, mirroredTables } from "./mirrored-tables.js";
import { recordedPipeline } from "./pipelines.js";

describe("what cannot be taken as it came", () => {
  let bench: MirrorBench;
  let tables: readonly MirroredTable[];

  beforeAll(async () => {
    const pipeline = await recordedPipeline("pipeline.config.ts");
    bench = await MirrorBench.open();
    await bench.create(pipeline, ["mirror.every_type"]);
    tables = mirroredTables(pipeline).filter(({ mirror }) => mirror !== "mirror.every_type");
  });
  afterAll(() => bench?.close());

  it("as a value costs its column alone, and is named", async () => {
    const { messages, expected } = await readRecording("unrepresentable");
    const rows = sourceRows(tables, expected);
    // Debezium's snapshot writes a date BC as one AD, which looks valid; its stream writes another, which does not.
    const readings = rows["public.readings"]?.map((row) => (row.id === "7" ? { ...row, day: "0044-03-15" } : row));
    expect(await outcomeOf(bench, tables, messages)).toEqual({
      rows: { ...rows, "public.readings": readings },
      deadLetters: [
        'shop.public.readings/0/0 {"id":1} value amount NAN',
        'shop.public.readings/0/1 {"id":2} value measure NAN',
        'shop.public.readings/0/2 {"id":3} value measure POSITIVE_INFINITY',
        'shop.public.readings/0/3 {"id":4} value measure NEGATIVE_INFINITY',
        'shop.public.readings/0/4 {"id":5} value day -622191234',
        'shop.public.readings/0/5 {"id":6} value day -625821272',
        'shop.public.readings/0/7 {"id":8} value day 2932897',
        'shop.public.readings/0/9 {"id":10} value moment 9223372036825200000',
        'shop.public.readings/0/10 {"id":11} value moment -9223372036832400000',
        'shop.public.readings/0/11 {"id":12} value moment -63517824000000000',
        'shop.public.readings/0/12 {"id":13} value moment 253402300800000000',
        'shop.public.readings/0/14 {"id":15} value moment_milliseconds 9223372036825200',
        'shop.public.readings/0/15 {"id":16} value moment_milliseconds -9223372036832400',
        'shop.public.readings/0/16 {"id":17} value moment_milliseconds -63517824000000',
        'shop.public.readings/0/17 {"id":18} value moment_milliseconds 253402300800000',
        'shop.public.readings/0/19 {"id":20} value instant infinity',
        'shop.public.readings/0/20 {"id":21} value instant -infinity',
        'shop.public.readings/0/21 {"id":22} value instant -0043-03-15T00:00:00.000000Z',
        'shop.public.readings/0/22 {"id":23} value instant +10000-01-01T00:00:00.000000Z',
        'shop.public.readings/0/26 {"id":101} value amount NAN',
        'shop.public.readings/0/28 {"id":102} value measure NAN',
        'shop.public.readings/0/30 {"id":103} value measure POSITIVE_INFINITY',
        'shop.public.readings/0/32 {"id":104} value measure NEGATIVE_INFINITY',
        'shop.public.readings/0/34 {"id":105} value day -2147472692',
        'shop.public.readings/0/36 {"id":106} value day -2147472691',
        'shop.public.readings/0/38 {"id":107} value day -735160',
        'shop.public.readings/0/40 {"id":108} value day 2932897',
        'shop.public.readings/0/44 {"id":110} value moment 9223372036825200000',
        'shop.public.readings/0/46 {"id":111} value moment -9223372036832400000',
        'shop.public.readings/0/48 {"id":112} value moment -63517824000000000',
        'shop.public.readings/0/50 {"id":113} value moment 253402300800000000',
        'shop.public.readings/0/54 {"id":115} value moment_milliseconds 9223372036825200',
        'shop.public.readings/0/56 {"id":116} value moment_milliseconds -9223372036832400',
        'shop.public.readings/0/58 {"id":117} value moment_milliseconds -63517824000000',
        'shop.public.readings/0/60 {"id":118} value moment_milliseconds 253402300800000',
        'shop.public.readings/0/64 {"id":120} value instant infinity',
        'shop.public.readings/0/66 {"id":121} value instant -infinity',
        'shop.public.readings/0/68 {"id":122} value instant -0043-03-15T00:00:00.000000Z',
        'shop.public.readings/0/70 {"id":123} value instant +10000-01-01T00:00:00.000000Z',
      ],
    });
  });

  it("as a value costs its column alone when the key or a sorting column changes with it", async () => {
    const { messages, expected } = await readRecording("unrepresentable-key-change");
    expect(await outcomeOf(bench, tables, messages)).toEqual({
      rows: sourceRows(tables, expected),
      deadLetters: [
        'shop.public.accounts/0/3 {"id":1} value balance NAN',
        'shop.public.accounts/0/4 {"id":1} value balance NAN',
        'shop.public.accounts/0/6 {"id":20} value balance NAN',
        'shop.public.accounts/0/7 {"id":3} value balance NAN',
        'shop.public.readings/0/4 {"id":11} value amount NAN',
        'shop.public.readings/0/4 {"id":11} value day -2147472692',
        'shop.public.readings/0/6 {"id":12} value moment -9223372036832400000',
      ],
    });
  });

  it("of the first transaction after a snapshot, in flight at it, cannot be ordered: the snapshot stays, it is named", async () => {
    const { messages, expected } = await readRecording("transaction-in-flight-first");
    const ofSource = sourceRows(tables, expected);
    const ofSnapshot = messages.filter((message) => message.value?.includes('"op":"r"'));
    const unordered = messages.filter(
      ({ offset, topic, value }) => !topic.endsWith("heartbeat") && !value?.includes('"op":"r"') && offset > 2,
    );
    expect(unordered).toHaveLength(4);
    const snapshot = await outcomeOf(bench, tables, ofSnapshot);
    expect(await outcomeOf(bench, tables, messages)).toEqual({
      rows: snapshot.rows,
      deadLetters: unordered.map(({ topic, offset, key, value }) => {
        return `${topic}/0/${offset} ${key} order ${/"lsn":(\d+)/.exec(value ?? "")?.[1]}`;
      }),
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
