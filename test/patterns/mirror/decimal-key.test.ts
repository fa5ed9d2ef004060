import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { deadLetters } from "./comparison.js";
import { changeMessage } from "./envelope.js";
import { MirrorBench } from "./mirror-bench.js";
import { recordedPipeline } from "./pipelines.js";

const topic = "shop.public.rates";
const created = changeMessage(topic, 0, { op: "c", after: { rate: "1.0", name: "one" }, lsn: 8 });
// `UPDATE rates SET rate = 1.00` is a change of the key to Debezium: a delete and a create of one position.
const deleted = changeMessage(topic, 1, { op: "d", before: { rate: "1.0", name: null }, lsn: 16 });
const again = changeMessage(topic, 2, { op: "c", after: { rate: "1.00", name: "one" }, lsn: 16 });

describe("a key written in another way", () => {
  let bench: MirrorBench;

  beforeAll(async () => {
    bench = await MirrorBench.open();
    await bench.create(await recordedPipeline("decimal-key.config.ts"));
  });
  afterAll(() => bench?.close());

  const orders = {
    "in the topic's order": [created, deleted, again],
    "the create first, as from another partition": [again, created, deleted],
    "the delete last": [created, again, deleted],
  };
  it.each(Object.entries(orders))("keeps its row: %s", async (_title, messages) => {
    await bench.empty();
    for (const message of messages) await bench.feed([message]);
    expect(await bench.read("SELECT rate, name FROM mirror.rates")).toEqual([{ rate: "1", name: "one" }]);
  });

  it("that cannot be represented has no row, and is named", async () => {
    await bench.empty();
    const bad = changeMessage(topic, 0, { op: "c", after: { rate: "NAN", name: "none" }, lsn: 8 }, { rate: "NAN" });
    await bench.feed([bad]);
    expect(await bench.read("SELECT rate, name FROM mirror.rates")).toEqual([]);
    expect(await deadLetters(bench)).toEqual([
      `${topic}/0/0 {"rate":"NAN"} message ["c",{"rate":null},{"rate":"NAN","name":"none"}]`,
    ]);
  });
});
