import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { changeMessage } from "./envelope.js";
import { MirrorBench } from "./mirror-bench.js";
import { inBlocks, withRestarts } from "./model-delivery.js";
import { delivery, history } from "./model-history.js";
import { ModelSource, type Seat } from "./model-source.js";
import { recordedPipeline } from "./pipelines.js";

const topic = "shop.public.seats";
const RUNS = Number(process.env.HEADRACE_MODEL_RUNS ?? 40);

describe("a mirror of any history equals the source", () => {
  let bench: MirrorBench;

  beforeAll(async () => {
    bench = await MirrorBench.open();
    await bench.create(await recordedPipeline("model.config.ts"));
  });
  afterAll(() => bench?.close());

  it("whatever the order of transactions, blocks, partitions and redelivery", { timeout: 600_000 }, async () => {
    const property = fc.asyncProperty(history, delivery, async (acts, { restarts, blocks }) => {
      const source = new ModelSource();
      source.snapshot();
      for (const each of acts) each(source);
      for (const each of [0, 1, 2]) source.commit(each);
      if (!source.hasSlot) source.snapshot();
      await bench.empty();
      for (const block of inBlocks(topic, withRestarts(source.streamed, restarts), source.heartbeats, blocks))
        await bench.feed(block);
      const expected = [...source.committed.values()].map((each) => JSON.stringify(Object.values(each))).sort();
      for (const mirror of ["by_key", "placed"]) {
        const rows = await bench.read(`SELECT row, seat, place, bucket, guest FROM mirror.${mirror}`);
        expect(rows.map((each) => JSON.stringify(Object.values(each))).sort(), mirror).toEqual(expected);
      }
    });
    await fc.assert(property, { numRuns: RUNS, seed: 20_260_228 });
  });

  it("with the first write right at the snapshot's position", async () => {
    const old: Seat = { row: 1, seat: 1, place: "a", bucket: 1, guest: 1 };
    const update = changeMessage(topic, 1, {
      op: "u",
      before: old,
      after: { ...old, guest: 2 },
      lsn: 8,
      previous: null,
    });
    const read = changeMessage(topic, 0, { op: "r", after: old, lsn: 8, previous: null, snapshot: "true" });
    await bench.empty();
    for (const message of [update, read]) await bench.feed([message]);
    expect(await bench.read("SELECT guest FROM mirror.by_key")).toEqual([{ guest: 2 }]);
  });
});
