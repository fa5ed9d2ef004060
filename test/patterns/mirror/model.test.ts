import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Change, envelope } from "./envelope.js";
import type { Message } from "./message.js";
import { MirrorBench } from "./mirror-bench.js";
import { ModelSource, type Seat, type Write } from "./model-source.js";
import { recordedPipeline } from "./pipelines.js";

const topic = "shop.public.seats";
const PARTITIONS = 3;
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
      for (const block of inBlocks(withRestarts(source.streamed, restarts), source.heartbeats, blocks))
        await bench.feed(block);
      const expected = [...source.committed.values()].map((each) => JSON.stringify(Object.values(each))).sort();
      for (const mirror of ["by_key", "placed"]) {
        const rows = await bench.read(`SELECT row, seat, place, bucket, guest FROM mirror.${mirror}`);
        expect(rows.map((each) => JSON.stringify(Object.values(each))).sort(), mirror).toEqual(expected);
      }
    });
    await fc.assert(property, { numRuns: RUNS, seed: 20_260_228 });
  });
});

function withRestarts(
  streamed: ModelSource["streamed"],
  restarts: readonly (readonly [number, number])[],
): readonly Change[] {
  const delivered = [...streamed];
  for (const [end, back] of restarts) {
    const at = Math.floor((streamed.length * end) / 100);
    const from = Math.floor((at * back) / 100);
    delivered.splice(delivered.length - (streamed.length - at), 0, ...streamed.slice(from, at));
  }
  return delivered.flat();
}

/** Four blocks of messages: how much of each partition a block takes is drawn; the last takes what is left. */
function inBlocks(
  changes: readonly Change[],
  heartbeats: readonly Change[],
  shares: readonly number[],
): readonly (readonly Message[])[] {
  const queues = Array.from({ length: PARTITIONS }, (_, partition) => partition).map((partition) =>
    changes
      .filter((change) => partitionOf(change) === partition)
      .map((change, offset): Message => ({ topic, partition, offset, key: null, value: envelope(change) })),
  );
  const beats = heartbeats.map(
    (change, offset): Message => ({
      topic: "shop.public.headrace_heartbeat",
      partition: 0,
      offset,
      key: null,
      value: envelope(change),
    }),
  );
  const all = [...queues, beats];
  const left = all.map((queue) => [...queue]);
  const blocks = shares.map((share) =>
    left.flatMap((queue, index) => queue.splice(0, Math.ceil(((all[index]?.length ?? 0) * ((share + index) % 3)) / 3))),
  );
  return [...blocks, left.flat()];
}

function partitionOf({ op, before, after }: Change): number {
  const row: unknown = op === "d" ? before : after;
  return op === "t"
    ? 0
    : JSON.stringify(row, ["row", "seat"])
        .split("")
        .reduce((sum, each) => sum + each.charCodeAt(0), 0) % PARTITIONS;
}
