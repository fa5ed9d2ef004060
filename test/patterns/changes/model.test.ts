import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Change } from "../mirror/envelope.js";
import { MirrorBench } from "../mirror/mirror-bench.js";
import { inBlocks, withRestarts } from "../mirror/model-delivery.js";
import { delivery, history } from "../mirror/model-history.js";
import { ModelSource } from "../mirror/model-source.js";
import { recordedPipeline } from "../mirror/pipelines.js";

const RUNS = Number(process.env.HEADRACE_MODEL_RUNS ?? 30);
const OPERATIONS: Readonly<Record<string, string>> = {
  c: "insert",
  r: "snapshot",
  u: "update",
  d: "delete",
  t: "truncate",
};

let bench: MirrorBench;

beforeAll(async () => {
  bench = await MirrorBench.open();
  await bench.create(await recordedPipeline("changes.config.ts"));
});
afterAll(() => bench?.close());

it("a log has each change of any history once, whatever is redelivered", { timeout: 600_000 }, async () => {
  const property = fc.asyncProperty(history, delivery, async (acts, { restarts, blocks }) => {
    const source = new ModelSource();
    source.snapshot();
    for (const each of acts) each(source);
    for (const each of [0, 1, 2]) source.commit(each);
    await bench.empty();
    const delivered = withRestarts(source.streamed, restarts);
    for (const block of inBlocks("shop.public.seats", delivered, source.heartbeats, blocks)) await bench.feed(block);
    const expected = source.streamed.flat().map(expectedRow).sort();
    const typed = await bench.read("SELECT lsn, operation, row, seat, before, after FROM mirror.seats_changes");
    expect(typed.map((row) => Object.values(row).map(text).join(" ")).sort()).toEqual(expected);
    const alone = await bench.read("SELECT lsn, operation, row, seat, before FROM mirror.seats_alone");
    expect(alone.map((row) => Object.values(row).map(text).join(" ")).sort()).toEqual(
      source.streamed
        .flat()
        .map((change) => expectedRow(change).replace(/ [^ ]*$/, ""))
        .sort(),
    );
  });
  await fc.assert(property, { numRuns: RUNS, seed: 20_260_301 });
});

const NOTHING = { row: null, seat: null, place: null, bucket: null, guest: null };

function expectedRow({ op, before, after, lsn }: Change): string {
  const key = { row: 0, seat: 0, ...(op === "d" ? before : after) };
  const rows = [before, after].map((row) => text({ ...NOTHING, ...row }));
  return [lsn, OPERATIONS[op], key.row, key.seat, ...rows].join(" ");
}

function text(value: unknown): string {
  return typeof value === "object" && value !== null ? JSON.stringify(value) : String(value);
}
