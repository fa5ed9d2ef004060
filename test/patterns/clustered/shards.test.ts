import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readRecording } from "../../live/record/recording-files.js";
import { deliveries } from "../mirror/deliveries.js";
import { MirrorBench } from "../mirror/mirror-bench.js";
import { recordedPipeline } from "../mirror/pipelines.js";
import { SHARDS, shardedBy, twoShards } from "./two-shards.js";

const CLUSTER = [["ch-1:9000"], ["ch-2:9000"]];
const [inOrder] = deliveries;

describe.each([
  ["the sorting key", twoShards, { ghosts: 0 }],
  ["anything else", shardedBy("cityHash64(_version)"), { ghosts: 176 }],
])("rows that are spread by %s", (_, standIn, { ghosts }) => {
  let bench: MirrorBench;

  beforeAll(async () => {
    bench = await MirrorBench.open(undefined, standIn);
    await bench.create(await recordedPipeline("pipeline.config.ts", {}, CLUSTER));
    const { messages } = await readRecording("chaos");
    for (const step of inOrder?.steps(messages) ?? []) if (step !== "merge") await bench.feed(step);
  });
  afterAll(() => bench?.close());

  it("are on both shards", async () => {
    for (const shard of SHARDS) {
      const [rows] = await bench.read(`SELECT count() > 10 AS some FROM ${shard}.accounts_rows`);
      expect(rows).toEqual({ some: 1 });
    }
  });

  it(`leave ${ghosts} rows that stand for one another on different shards`, async () => {
    const both = SHARDS.map((shard) => `SELECT region, id, '${shard}' AS shard FROM ${shard}.accounts_rows`);
    const [found] = await bench.read(
      `SELECT count() AS places FROM (SELECT region, id FROM (${both.join(" UNION ALL ")}) GROUP BY ALL HAVING uniqExact(shard) > 1)`,
    );
    expect(found).toEqual({ places: String(ghosts) });
  });
});

describe("a log of changes on two shards", () => {
  let bench: MirrorBench;

  beforeAll(async () => {
    bench = await MirrorBench.open(undefined, twoShards);
    await bench.create(await recordedPipeline("changes.config.ts", {}, CLUSTER));
  });
  afterAll(() => bench?.close());

  it.each(deliveries)("has each change once, delivered $name", async ({ steps }) => {
    const { messages } = await readRecording("same-transaction");
    await bench.empty();
    for (const step of steps(messages)) await (step === "merge" ? bench.merge() : bench.feed(step));
    const rows = await bench.read(
      "SELECT operation, id FROM mirror.orders_changes WHERE operation != 'snapshot' ORDER BY position",
    );
    expect(rows.map(({ operation, id }) => `${operation} ${id}`)).toEqual([
      "insert 4",
      "update 4",
      "delete 4",
      "insert 4",
      "delete 1",
      "insert 1",
      "delete 2",
      "insert 5",
      "delete 5",
    ]);
  });
});
