import { afterAll, beforeAll, expect, it } from "vitest";
import { readRecording } from "../../live/record/recording-files.js";
import { fromMirror, selected } from "./canonical/from-mirror.js";
import { fromSource } from "./canonical/from-source.js";
import { deadLetters } from "./comparison.js";
import { deliveries } from "./deliveries.js";
import type { Message } from "./message.js";
import { MirrorBench } from "./mirror-bench.js";
import { type MirroredTable, mirroredTables } from "./mirrored-tables.js";
import { recordedPipeline } from "./pipelines.js";

// A recording for each shard: their tables have one name, and truncates and snapshots of one must leave the other alone.
const RECORDED = { berlin: "truncate", hamburg: "update" };
const OTHER = { berlin: "key-change", hamburg: "truncate" };

let bench: MirrorBench;
let tables: readonly MirroredTable[];

beforeAll(async () => {
  const pipeline = await recordedPipeline("shards.config.ts");
  bench = await MirrorBench.open();
  await bench.create(pipeline);
  tables = mirroredTables(pipeline);
});
afterAll(() => bench?.close());

/** What the connector of a shard would have written: its own prefix before the topics, its name in the events. */
async function ofShard(shard: string, scenario: string): Promise<readonly Message[]> {
  const { messages } = await readRecording(scenario);
  return messages.map((message) => ({
    ...message,
    topic: message.topic.replace(/^shop\./, `${shard}.`),
    value: message.value?.replace('"name":"shop"', `"name":"${shard}"`) ?? null,
  }));
}

it("reads two tables of one name by their own topics", () => {
  expect(tables.map(({ topic, table }) => [topic, table])).toEqual([
    ["berlin.public.orders", "public.orders"],
    ["hamburg.public.orders", "public.orders"],
  ]);
});

it.each([RECORDED, OTHER])("has the rows of two shards with one schema side by side: %j", async (recorded) => {
  const shards = Object.entries(recorded);
  const streams = await Promise.all(shards.map(([shard, scenario]) => ofShard(shard, scenario)));
  const columns = tables[0]?.columns ?? [];
  const expected: unknown[] = [];
  for (const [shard, scenario] of shards) {
    const rows = (await readRecording(scenario)).expected["public.orders"] ?? [];
    for (const row of rows) {
      const cells = columns.map((column) => [column.name, fromSource(column, row[column.name] ?? null)]);
      expected.push({ shard, ...Object.fromEntries(cells) });
    }
  }
  expect(expected.length).toBeGreaterThan(3);
  for (const { name, steps } of deliveries) {
    await bench.empty();
    // In turns, as two connectors write.
    const perShard = streams.map((messages) => steps(messages));
    for (let index = 0; perShard.some((each) => index < each.length); index += 1) {
      for (const each of perShard) {
        const step = each[index] ?? [];
        await (step === "merge" ? bench.merge() : bench.feed(step));
      }
    }
    const read = await bench.read(
      `SELECT shard, ${columns.map(selected).join(", ")} FROM mirror.orders ORDER BY shard, id`,
    );
    const rows = read.map(({ shard, ...row }) => ({
      shard,
      ...Object.fromEntries(columns.map((column) => [column.name, fromMirror(column, row[column.name])])),
    }));
    expect(rows, `delivered ${name}`).toEqual(expected);
    for (const [shard] of shards) expect(await deadLetters(bench, `mirror.${shard}_dead_letters`)).toEqual([]);
  }
});
