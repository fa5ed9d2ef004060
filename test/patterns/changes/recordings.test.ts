import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readRecording } from "../../live/record/recording-files.js";
import { deadLetters } from "../mirror/comparison.js";
import { deliveries } from "../mirror/deliveries.js";
import { MirrorBench } from "../mirror/mirror-bench.js";
import { recordedPipeline } from "../mirror/pipelines.js";

describe("a log of recorded changes", () => {
  let bench: MirrorBench;

  beforeAll(async () => {
    const pipeline = await recordedPipeline("changes.config.ts");
    bench = await MirrorBench.open();
    await bench.create(pipeline);
  });
  afterAll(() => bench?.close());

  /** What a query returns, one line a row: the same after each way of delivery. */
  async function logged(recording: string, query: string): Promise<readonly string[]> {
    const { messages } = await readRecording(recording);
    let outcome: readonly string[] | undefined;
    for (const { name, steps } of deliveries) {
      await bench.empty();
      for (const step of steps(messages)) await (step === "merge" ? bench.merge() : bench.feed(step));
      const rows = (await bench.read(query)).map((row) => Object.values(row).map(shown).join(" "));
      if (outcome !== undefined) expect(rows, `delivered ${name}`).toEqual(outcome);
      outcome ??= rows;
    }
    return outcome ?? [];
  }

  it("has each change once, in the order of commits, with the row before and after it", async () => {
    const query = `SELECT operation, id, before.status, after.status, after.note, toString(after.unit_price)
      FROM mirror.orders_changes WHERE operation != 'snapshot' ORDER BY position`;
    expect(await logged("same-transaction", query)).toEqual([
      "insert 4 null new order 4 12.5",
      "update 4 new paid order 4 12.5",
      "delete 4 paid null null null",
      "insert 4 null again order 4 12.5",
      "delete 1 new null null null",
      "insert 1 null replaced order 1 12.5",
      "delete 2 new null null null",
      "insert 5 null new order 5 12.5",
      "delete 5 new null null null",
    ]);
    // The mirror beside it reads the same queue, with types and columns of its own.
    expect(await bench.read("SELECT id, unit_price FROM mirror.orders ORDER BY id")).toEqual([
      { id: 1, unit_price: 12.5 },
      { id: 3, unit_price: 0.1 },
      { id: 4, unit_price: 12.5 },
    ]);
    expect(await deadLetters(bench)).toEqual([]);
  });

  it("knows of a deleted row what the replica identity tells, and no more", async () => {
    const query = `SELECT operation, order_id, line, before, toString(after.price), lsn, transaction_id
      FROM mirror.order_lines_changes ORDER BY position, order_id, line`;
    expect(await logged("delete-key-only", query)).toEqual([
      'snapshot 1 1 {"order_id":null,"line":null} 9.99 44964584 800',
      'snapshot 1 2 {"order_id":null,"line":null} 5 44964584 800',
      'snapshot 2 1 {"order_id":null,"line":null} 100 44964584 800',
      'delete 1 2 {"order_id":1,"line":2} null 44965008 803',
      'delete 2 1 {"order_id":2,"line":1} null 44965128 804',
      'insert 2 1 {"order_id":null,"line":null} 33 44965248 805',
    ]);
  });

  it("has a changed key as a delete and an insert at one place", async () => {
    const query = "SELECT operation, id, lsn FROM mirror.orders_changes WHERE lsn >= 58184616 ORDER BY topic_offset";
    expect(await logged("key-change", query)).toEqual([
      "delete 101 58184616",
      "insert 1 58184616",
      "delete 1 58184872",
      "insert 101 58184872",
    ]);
  });

  it("has a TRUNCATE as an operation of its own, and what came before it still", async () => {
    const query = `SELECT operation, id, before, after, toString(changed_at), topic_partition, topic_offset
      FROM mirror.accounts_changes ORDER BY topic_offset`;
    const nothing = '{"id":null,"region":null,"balance":null}';
    expect(await logged("truncate", query)).toEqual([
      `snapshot 1 ${nothing} {"id":1,"region":"north","balance":"10"} 2026-11-22 16:35:23.537 0 0`,
      `snapshot 2 ${nothing} {"id":2,"region":"south","balance":"20.5"} 2026-11-22 16:35:23.537 0 1`,
      `snapshot 3 ${nothing} {"id":3,"region":"north","balance":"-3.25"} 2026-11-22 16:35:23.537 0 2`,
      `truncate 0 ${nothing} ${nothing} 2026-11-22 16:35:24.773 0 3`,
      `insert 2 ${nothing} {"id":2,"region":"east","balance":"1"} 2026-11-22 16:35:24.773 0 4`,
    ]);
  });

  it("names in the dead letters what its types cannot hold, and has NULL there", async () => {
    const query = "SELECT operation, id FROM mirror.readings_changes WHERE after.amount IS NULL AND id IN (1, 101)";
    expect(await logged("unrepresentable", query)).toEqual(["snapshot 1", "update 101"]);
    const letters = await bench.read("SELECT DISTINCT problem, target FROM mirror.shop_dead_letters");
    expect(letters).toEqual([{ problem: "value", target: "mirror.readings_changes" }]);
  });

  it("keeps the time at which a change came first, however often it comes again", async () => {
    const { messages } = await readRecording("update");
    await bench.empty();
    await bench.feed(messages);
    const loaded =
      "SELECT groupArray(loaded_at) AS at FROM (SELECT * FROM mirror.orders_changes ORDER BY position, id)";
    const first = await bench.read(loaded);
    await new Promise((resolve) => setTimeout(resolve, 20));
    await bench.feed(messages);
    expect(await bench.read(loaded)).toEqual(first);
    await bench.merge();
    expect(await bench.read(loaded)).toEqual(first);
  });
});

function shown(value: unknown): string {
  return typeof value === "object" && value !== null ? JSON.stringify(value) : String(value);
}
