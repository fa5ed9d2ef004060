import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { AvroMessages } from "./avro-messages.js";
import { type Change, changeMessage } from "./envelope.js";
import { flatten } from "./flat-events.js";
import { MirrorBench } from "./mirror-bench.js";
import { mirroredTables } from "./mirrored-tables.js";
import { recordedPipeline } from "./pipelines.js";

const SHOP = "shop.public.seats";
const ANNEX = "annex.annex.seats";
const seat = { row: 1, seat: 1, place: "a", bucket: 1, guest: 1 };

describe.each(["flat", "avro"] as const)("mirrors with options over %s events", (events) => {
  let avro: AvroMessages;
  let bench: MirrorBench;
  let at = 0;

  /** As the shop's connector writes them, or the annex's, which stays with envelopes. */
  const feed = async (topic: string, ...changes: readonly Change[]): Promise<void> => {
    const messages = changes.map((change) => changeMessage(topic, at++, change));
    await bench.feed(topic === SHOP ? messages.flatMap(flatten) : messages);
  };

  beforeAll(async () => {
    avro = await AvroMessages.start();
    const ignored = { orderBy: ["row", "seat"], truncates: "ignore" } as const;
    const pipeline = await recordedPipeline("policies.config.ts", {
      shop: { events, ...(events === "avro" ? { registry: avro.url } : {}) },
      "mirror.kept": { ...ignored, columns: { guest: { as: "who" } }, extra: EXTRA },
      "mirror.kept_placed": ignored,
      "mirror.both": { ...ignored, partitionBy: "row" },
    });
    bench = await MirrorBench.open(avro);
    await bench.create(pipeline);
    avro.know(mirroredTables(pipeline));
  });
  afterAll(async () => {
    await bench?.close();
    avro?.close();
  });

  it("keep a deleted row with its last values, which a delete of identity FULL has", async () => {
    await bench.empty();
    await feed(SHOP, { op: "c", after: seat, lsn: 8 });
    await feed(SHOP, { op: "u", before: seat, after: { ...seat, guest: 2 }, lsn: 16 });
    const kept = "SELECT row, who, doubled, is_deleted FROM mirror.kept";
    expect(await bench.read(kept)).toEqual([{ row: 1, who: 2, doubled: 4, is_deleted: false }]);
    await feed(SHOP, { op: "d", before: { ...seat, guest: 2 }, lsn: 24 });
    expect(await bench.read(kept)).toEqual([{ row: 1, who: 2, doubled: 4, is_deleted: true }]);
    await feed(SHOP, { op: "c", after: { ...seat, guest: 3 }, lsn: 32 });
    expect(await bench.read(kept)).toEqual([{ row: 1, who: 3, doubled: 6, is_deleted: false }]);
  });

  it("ignore deletes", async () => {
    await bench.empty();
    await feed(SHOP, { op: "c", after: seat, lsn: 8 }, { op: "d", before: seat, lsn: 16 });
    expect(await bench.read("SELECT row, guest FROM mirror.ignored")).toEqual([{ row: 1, guest: 1 }]);
    expect(await bench.read("SELECT row, guest FROM mirror.untruncated")).toEqual([]);
  });

  it("take rows of a source with envelopes beside them", async () => {
    await bench.empty();
    await feed(SHOP, { op: "c", after: seat, lsn: 8 });
    await feed(ANNEX, { op: "c", after: { ...seat, guest: 2 }, lsn: 8 });
    await feed(ANNEX, { op: "u", before: { ...seat, guest: 2 }, after: { ...seat, guest: 3 }, lsn: 16 });
    const both = "SELECT house, row, seat, guest FROM mirror.both ORDER BY house";
    expect(await bench.read(both)).toEqual([
      { house: "annex", row: 1, seat: 1, guest: 3 },
      { house: "shop", row: 1, seat: 1, guest: 1 },
    ]);
    await feed(SHOP, { op: "d", before: seat, lsn: 24 });
    expect(await bench.read(both)).toEqual([{ house: "annex", row: 1, seat: 1, guest: 3 }]);
  });
});

const EXTRA = { doubled: { type: "Int32", expression: { $sql: ["guest * 2"] } } };
