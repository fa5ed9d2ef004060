import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Recording } from "../../live/record/record.js";
import { readRecording } from "../../live/record/recording-files.js";
import { mirrorRows, sourceRows } from "./comparison.js";
import { envelope } from "./envelope.js";
import { MirrorBench } from "./mirror-bench.js";
import { type MirroredTable, mirroredTables } from "./mirrored-tables.js";
import { recordedPipeline } from "./pipelines.js";

const LETTERS = "SELECT offset, key, problem, value, error FROM mirror.shop_dead_letters FINAL ORDER BY topic, offset";
const good = envelope({ op: "c", after: { id: 7, customer_id: 1, status: "new" }, lsn: 900_000_000 });

describe("a bad message", () => {
  let bench: MirrorBench;
  let tables: readonly MirroredTable[];
  let recording: Recording;

  beforeAll(async () => {
    const pipeline = await recordedPipeline("pipeline.config.ts");
    bench = await MirrorBench.open();
    const others = ["mirror.every_type", "mirror.readings", "mirror.documents", "mirror.accounts"];
    await bench.create(pipeline, others);
    tables = mirroredTables(pipeline).filter(({ mirror }) => !others.includes(mirror));
    recording = await readRecording("insert");
    await bench.feed(recording.messages);
  });
  afterAll(() => bench?.close());

  /** The dead letters of a message that comes when the rows of a recording are there, and must stay. */
  async function letters(value: string | null, topic = "shop.public.orders"): Promise<readonly unknown[]> {
    await bench.write(["TRUNCATE TABLE mirror.shop_dead_letters"]);
    await bench.feed([{ topic, partition: 0, offset: 100, key: '{"id":7}', value }]);
    expect(await mirrorRows(bench, tables)).toEqual(sourceRows(tables, recording.expected));
    return (await bench.read(LETTERS)).map((letter) => Object.values(letter));
  }

  it("costs none of those that come with it", async () => {
    await bench.empty();
    const bad = { topic: "shop.public.orders", partition: 0, offset: 100, key: null, value: '{"op":"c",' };
    await bench.feed(recording.messages.flatMap((message, index) => (index % 4 === 0 ? [message, bad] : [message])));
    expect(await mirrorRows(bench, tables)).toEqual(sourceRows(tables, recording.expected));
    expect(await bench.read(LETTERS)).toHaveLength(1);
  });

  const unreadable = {
    "that is not JSON": "not JSON",
    "that is truncated": good.slice(0, 60),
    "that is a literal null": "null",
    "that is a number": "12",
    "with a value of another type in it": good.replace('"id":7', '"id":"seven"'),
  };
  it.each(Object.entries(unreadable))("%s is kept as it came, with the parser's error", async (_title, value) => {
    expect(await letters(value)).toEqual([
      ["100", '{"id":7}', "message", value, expect.stringMatching(/^Cannot parse/)],
    ]);
  });

  it.each(Object.entries({ "that is empty": "", "that is a tombstone": null }))(
    "%s makes no row",
    async (_title, value) => {
      expect(await letters(value)).toEqual([]);
    },
  );

  it("of the heartbeat's topic is kept too", async () => {
    expect(await letters("x", "shop.public.headrace_heartbeat")).toEqual([
      ["100", '{"id":7}', "message", "x", expect.stringMatching(/^Cannot parse/)],
    ]);
  });

  it("is told with its operation, its old and its new row", async () => {
    const [letter] = await letters(envelope({ op: "x", after: { id: 7, quantity: 1 }, lsn: 900_000_000 }));
    const nothing = {
      customer_id: null,
      status: null,
      note: null,
      unit_price: null,
      placed_at: null,
      updated_at: null,
    };
    expect(JSON.parse(String(Object(letter)[3]))).toEqual(["x", { id: null }, { id: "7", quantity: "1", ...nothing }]);
  });

  const noEvent = "Not a change event: its op is none of c, r, u, d, t";
  const noPosition = "Not a change event: it has no position";
  const noKey = "The event has no key, or one that cannot be represented";
  const change = { lsn: 900_000_000, after: { id: 7, customer_id: 1 } };
  const wrong: Readonly<Record<string, readonly [value: string, error: string]>> = {
    "of another shape": ['{"id":7,"status":"new"}', noEvent],
    "without anything": ["{}", noEvent],
    "with an unknown op": [envelope({ ...change, op: "x" }), noEvent],
    "whose op is null": [envelope({ ...change, op: "c" }).replace('"op":"c"', '"op":null'), noEvent],
    "without a source": ['{"op":"c","after":{"id":7}}', noPosition],
    "without a key": [envelope({ ...change, op: "c", after: { customer_id: 1 } }), noKey],
    "with a key beyond its type": [envelope({ ...change, op: "u", after: { id: 3_000_000_000 } }), noKey],
    "of an update without its new row": [envelope({ ...change, op: "u", after: null }), noKey],
    "of a delete without its old row": [envelope({ ...change, op: "d", after: null }), noKey],
  };
  it.each(Object.entries(wrong))("%s is told by what could be read of it", async (_title, [value, error]) => {
    expect(await letters(value)).toEqual([["100", '{"id":7}', "message", expect.stringMatching(/^\["/), error]]);
  });
});
