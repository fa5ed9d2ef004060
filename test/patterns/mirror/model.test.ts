import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { changeMessage } from "./envelope.js";
import { MirrorBench } from "./mirror-bench.js";
import { inBlocks, withRestarts } from "./model-delivery.js";
import { ModelSource, type Seat, type Write } from "./model-source.js";
import { recordedPipeline } from "./pipelines.js";

const topic = "shop.public.seats";
const RUNS = Number(process.env.HEADRACE_MODEL_RUNS ?? 40);

const key = fc.record({ row: fc.integer({ min: 1, max: 3 }), seat: fc.integer({ min: 1, max: 2 }) });
const seat = fc
  .tuple(key, fc.constantFrom("a", "b", null), fc.integer({ min: 1, max: 2 }), fc.nat(1000))
  .map(([at, place, bucket, guest]): Seat => ({ ...at, place, bucket, guest }));
const write: fc.Arbitrary<Write> = fc.oneof(
  { weight: 8, arbitrary: seat.map((each): Write => ({ kind: "put", seat: each })) },
  { weight: 3, arbitrary: fc.tuple(key, key).map(([from, to]): Write => ({ kind: "move", from, to })) },
  { weight: 3, arbitrary: key.map((at): Write => ({ kind: "delete", at })) },
  { weight: 1, arbitrary: fc.constant<Write>({ kind: "truncate" }) },
);
type Act = (source: ModelSource) => void;
const connection = fc.nat(2);
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.tuple(connection, write).map(
      ([by, what]): Act =>
        (source) =>
          source.write(by, what),
    ),
  },
  {
    weight: 5,
    arbitrary: connection.map(
      (by): Act =>
        (source) =>
          source.commit(by),
    ),
  },
  {
    weight: 1,
    arbitrary: connection.map(
      (by): Act =>
        (source) =>
          source.rollback(by),
    ),
  },
  { weight: 1, arbitrary: fc.constant<Act>((source) => source.loseSlot()) },
  { weight: 1, arbitrary: fc.constant<Act>((source) => source.snapshot()) },
);
const history = fc.array(act, { maxLength: 60, size: "max" });
/** Where a restarted worker begins again, as parts of what was streamed until then; how messages fall into blocks. */
const delivery = fc.record({
  restarts: fc.array(fc.tuple(fc.nat(99), fc.nat(99)), { maxLength: 2 }),
  blocks: fc.array(fc.nat(2), { minLength: 4, maxLength: 4 }),
});

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
