import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Pipeline } from "../../../src/compiler/model/resource.js";
import { clickHouseObjects } from "../../../src/systems/clickhouse/emit/objects.js";
import type { Recording } from "../../live/record/record.js";
import { readRecording } from "../../live/record/recording-files.js";
import { deadLetters, mirrorRows, outcomeOf, sourceRows } from "./comparison.js";
import { MirrorBench } from "./mirror-bench.js";
import { mirroredTables } from "./mirrored-tables.js";
import { recordedPipeline } from "./pipelines.js";

describe("a schema change", () => {
  let bench: MirrorBench;
  let recording: Recording;
  let before: Pipeline;
  let after: Pipeline;

  beforeAll(async () => {
    recording = await readRecording("schema-change");
    before = await recordedPipeline("pipeline.config.ts");
    after = await recordedPipeline("schema-after.config.ts");
    bench = await MirrorBench.open();
  });
  afterAll(() => bench?.close());

  it("is passed over by the config of before: new columns are not taken, a dropped one reads as NULL", async () => {
    await bench.create(before);
    const tables = mirroredTables(before);
    const { rows, deadLetters } = await outcomeOf(bench, tables, recording.messages);
    // A row that nothing touched after the column was dropped keeps what it had.
    const notes: Readonly<Record<string, string>> = { "1": "first", "4": "order 4", "5": "order 5" };
    const withNotes = recording.expected["public.orders"]?.map((row) => ({
      ...row,
      note: notes[row.id ?? ""] ?? null,
    }));
    expect(rows).toEqual(sourceRows(tables, { "public.orders": withNotes ?? [] }));
    expect(deadLetters).toEqual([]);
  });

  it("is known to the config of after, also for what was written before it", async () => {
    await bench.create(after);
    const tables = mirroredTables(after);
    expect(await outcomeOf(bench, tables, recording.messages)).toEqual({
      rows: sourceRows(tables, recording.expected),
      deadLetters: [],
    });
  });

  it("may come to a mirror that has rows: a column that is added has the source's default in them", async () => {
    await bench.create(before);
    await bench.feed(recording.messages.filter(({ offset, topic }) => offset < 4 || topic.endsWith("heartbeat")));
    const objects = clickHouseObjects(after).filter(({ name }) => name.startsWith("mirror.orders"));
    const rows = objects.find(({ name }) => name.endsWith("_rows"))?.create({ columns: [], proof: true }) ?? "";
    const added = ["channel", "rating"].map(
      (column) => new RegExp(`^\\s*(\`${column}\`.*?),?$`, "m").exec(rows)?.[1] ?? "",
    );
    await bench.write([
      ...objects.filter(({ name }) => !name.endsWith("_rows")).map(({ name }) => `DROP TABLE ${name}`),
      ...added.map((column) => `ALTER TABLE mirror.orders_rows ADD COLUMN ${column}`),
      "ALTER TABLE mirror.orders_rows DROP COLUMN note",
    ]);
    await bench.recreate(after);
    expect(await bench.read("SELECT DISTINCT channel, rating FROM mirror.orders")).toEqual([
      { channel: "web", rating: null },
    ]);
    await bench.feed(recording.messages.filter(({ offset, topic }) => offset >= 4 && topic.endsWith("orders")));
    const tables = mirroredTables(after);
    expect(await mirrorRows(bench, tables)).toEqual(sourceRows(tables, recording.expected));
    expect(await deadLetters(bench)).toEqual([]);
  });
});
