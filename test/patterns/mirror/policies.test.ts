import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Change } from "./envelope.js";
import { MirrorBench } from "./mirror-bench.js";
import { inBlocks, withRestarts } from "./model-delivery.js";
import { delivery, history } from "./model-history.js";
import { ModelSource, type Seat } from "./model-source.js";
import { recordedPipeline } from "./pipelines.js";

const RUNS = Number(process.env.HEADRACE_MODEL_RUNS ?? 25);

/** What becomes of rows that go away. */
interface Policy {
  readonly keeps: boolean;
  readonly deletes: boolean;
  readonly truncates: boolean;
}

/** `seat guest` of each row of any history, `gone` behind those that are kept though they were deleted. */
function rowsAfter(streamed: ModelSource["streamed"], policy: Policy): readonly string[] {
  const rows = new Map<string, { readonly seat: Seat; readonly gone: boolean }>();
  const remove = (key: string): void => {
    const row = rows.get(key);
    if (row === undefined) return;
    if (policy.keeps) rows.set(key, { ...row, gone: true });
    else rows.delete(key);
  };
  for (const changes of streamed) {
    // A new snapshot has no deletes: what it does not have is gone.
    if (changes.snapshot === true && policy.deletes) for (const key of rows.keys()) remove(key);
    for (const { op, before, after } of changes) {
      if (op === "t" && policy.truncates) for (const key of rows.keys()) remove(key);
      if (op === "d" && policy.deletes) {
        const seat = before as Seat;
        rows.set(keyOf(seat), { seat, gone: true });
        if (!policy.keeps) rows.delete(keyOf(seat));
      }
      if (op === "c" || op === "u" || op === "r") {
        const seat = after as Seat;
        rows.set(keyOf(seat), { seat, gone: false });
      }
    }
  }
  return [...rows.values()].map(({ seat, gone }) => shown({ ...seat, gone })).sort();
}

const keyOf = ({ row, seat }: Seat): string => `${row}/${seat}`;

function shown(row: object): string {
  const { row: at, seat, place, bucket, guest, gone } = row as Seat & { readonly gone: boolean };
  return [at, seat, place, bucket, guest, gone ? "gone" : ""].join(" ");
}

describe("a mirror with a will of its own about what goes away", () => {
  let bench: MirrorBench;

  beforeAll(async () => {
    bench = await MirrorBench.open();
    await bench.create(await recordedPipeline("policies.config.ts"));
  });
  afterAll(() => bench?.close());

  it("has after any history what it shall keep, and no more", { timeout: 600_000 }, async () => {
    const property = fc.asyncProperty(history, delivery, async (acts, { restarts, blocks }) => {
      const source = new ModelSource();
      source.snapshot();
      for (const each of acts) each(source);
      for (const each of [0, 1, 2]) source.commit(each);
      if (!source.hasSlot) source.snapshot();
      await bench.empty();
      const delivered = withRestarts(source.streamed, restarts);
      for (const block of inBlocks("shop.public.seats", delivered, source.heartbeats, blocks)) await bench.feed(block);
      const expected: Readonly<Record<string, Policy>> = {
        "mirror.ignored": { keeps: false, deletes: false, truncates: false },
        "(SELECT *, is_deleted AS gone FROM mirror.kept)": { keeps: true, deletes: true, truncates: true },
        "mirror.kept_placed": { keeps: true, deletes: true, truncates: false },
        "mirror.untruncated": { keeps: false, deletes: true, truncates: false },
        "mirror.both": { keeps: false, deletes: true, truncates: true },
      };
      for (const [mirror, policy] of Object.entries(expected)) {
        const rows = (await bench.read(`SELECT * FROM ${mirror}`)).map(shown).sort();
        const wanted = rowsAfter(source.streamed, policy);
        if (mirror !== "mirror.kept_placed") expect(rows, mirror).toEqual(wanted);
        // A row that is deleted and inserted again at another place is there twice: as it was, marked, and as it is.
        const live = (row: string): boolean => !row.endsWith("gone");
        expect(rows.filter(live), mirror).toEqual(wanted.filter(live));
        expect(rows).toEqual(expect.arrayContaining(wanted.slice()));
      }
    });
    await fc.assert(property, { numRuns: RUNS, seed: 20_260_302, endOnFailure: true });
  });

  it("has rows of several sources side by side, each with its own fences", async () => {
    const seat: Seat = { row: 1, seat: 1, place: "a", bucket: 1, guest: 1 };
    const events = (topic: string, changes: readonly Change[]) => inBlocks(topic, changes, [], [2]).flat();
    await bench.empty();
    await bench.feed(events("shop.public.seats", [{ op: "c", after: seat, lsn: 8 }]));
    await bench.feed(events("annex.annex.seats", [{ op: "c", after: { ...seat, guest: 2 }, lsn: 8 }]));
    const both = "SELECT house, row, seat, guest FROM mirror.both ORDER BY house";
    expect(await bench.read(both)).toEqual([
      { house: "annex", row: 1, seat: 1, guest: 2 },
      { house: "shop", row: 1, seat: 1, guest: 1 },
    ]);
    await bench.feed(
      events("annex.annex.seats", [
        { op: "u", before: { ...seat, guest: 2 }, after: { ...seat, bucket: 7, guest: 3 }, lsn: 16 },
      ]),
    );
    await bench.feed(events("shop.public.seats", [{ op: "t", lsn: 24 }]));
    expect(await bench.read(both)).toEqual([{ house: "annex", row: 1, seat: 1, guest: 3 }]);
    await bench.feed(events("annex.annex.seats", [{ op: "d", before: { ...seat, bucket: 7, guest: 3 }, lsn: 32 }]));
    expect(await bench.read(both)).toEqual([]);
  });
});
