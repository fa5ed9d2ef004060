import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { deadLetters } from "./comparison.js";
import { changeMessage } from "./envelope.js";
import { MirrorBench } from "./mirror-bench.js";
import { recordedPipeline } from "./pipelines.js";

const TICKETS = "shop.public.tickets";
const SOLD = 20_512;
const ticket = { id: 1, region: null, usr_nm: "Zoë", price: "12.50", note: null, payload: '{"a": 1}', sold_on: SOLD };

describe("the options of a mirror's storage", () => {
  let bench: MirrorBench;

  beforeAll(async () => {
    bench = await MirrorBench.open();
    await bench.create(await recordedPipeline("options.config.ts"));
  });
  afterAll(() => bench?.close());

  it("reads columns by the names that they are given, and computes others", async () => {
    await bench.empty();
    await bench.feed([changeMessage(TICKETS, 0, { op: "c", after: ticket, lsn: 8 })]);
    expect(await bench.read("SELECT * REPLACE (toString(price) AS price) FROM mirror.tickets")).toEqual([
      {
        id: 1,
        region: "",
        "user name": "Zoë",
        price: "12.5",
        note: null,
        payload: { a: "1" },
        sold_on: "2026-02-28",
        sold_in: 202_602,
        price_cents: "1250",
        country: "de",
      },
    ]);
  });

  it("keeps the row where JSON is none, and says so", async () => {
    await bench.empty();
    await bench.feed([changeMessage(TICKETS, 0, { op: "c", after: { ...ticket, payload: "[1]" }, lsn: 8 })]);
    expect(await bench.read("SELECT id, payload FROM mirror.tickets")).toEqual([{ id: 1, payload: null }]);
    expect(await deadLetters(bench)).toEqual([`${TICKETS}/0/0 value payload [1]`]);
  });

  it("leaves no ghost when a key column goes from NULL to what NULL is stored as, or from there elsewhere", async () => {
    await bench.empty();
    const states = [null, "", "north", null].map((region, version) => ({ ...ticket, region, note: String(version) }));
    await bench.feed(
      states.map((after, offset) => {
        const change = offset === 0 ? { op: "c", after } : { op: "u", before: states[offset - 1] ?? null, after };
        return changeMessage(TICKETS, offset, { ...change, lsn: 8 + 8 * offset });
      }),
    );
    expect(await bench.read("SELECT id, region, note FROM mirror.tickets")).toEqual([{ id: 1, region: "", note: "3" }]);
  });

  it("moves a row to the partition that its new values belong to", async () => {
    await bench.empty();
    const moved = { ...ticket, sold_on: SOLD + 40 };
    await bench.feed([changeMessage(TICKETS, 0, { op: "c", after: ticket, lsn: 8 })]);
    await bench.feed([changeMessage(TICKETS, 1, { op: "u", before: ticket, after: moved, lsn: 16 })]);
    const byPartition = "SELECT sold_in FROM mirror.tickets SETTINGS do_not_merge_across_partitions_select_final = 1";
    expect(await bench.read(byPartition)).toEqual([{ sold_in: 202_604 }]);
  });

  it("spares what marks deleted rows from the TTL, so that none comes back", async () => {
    await bench.empty();
    const [row] = await bench.read("SELECT create_table_query AS ddl FROM system.tables WHERE name = 'tickets_rows'");
    const ddl = String(row?.ddl);
    expect(/TTL (sold_on.*?) SETTINGS/.exec(ddl)?.[1]).toBe(
      "sold_on + toIntervalYear(100) WHERE _is_deleted = 0, sold_on + toIntervalYear(90) WHERE (_is_deleted = 0) AND (region = 'x'), sold_on + toIntervalMonth(1) RECOMPRESS CODEC(ZSTD(3))",
    );
    expect(ddl).toContain("deduplicate_merge_projection_mode = 'rebuild'");
    // A date of a hundred years ago: expired, and so is the mark of its end, were it not spared.
    const old = { ...ticket, sold_on: -20_000 };
    await bench.feed([changeMessage(TICKETS, 0, { op: "d", before: old, lsn: 16 })]);
    await bench.merge();
    expect(await bench.read("SELECT id, _is_deleted FROM mirror.tickets_rows")).toEqual([{ id: 1, _is_deleted: 1 }]);
    await bench.feed([changeMessage(TICKETS, 1, { op: "c", after: old, lsn: 8 })]);
    expect(await bench.read("SELECT id FROM mirror.tickets")).toEqual([]);
  });

  it("takes the old place from an index that is the replica identity", async () => {
    await bench.empty();
    const badge = { id: 1, door: "north", holder: "Zoë" };
    const told = { id: 1, door: "north", holder: "" };
    const topic = "shop.public.badges";
    await bench.feed([changeMessage(topic, 0, { op: "c", after: badge, lsn: 8 })]);
    await bench.feed([changeMessage(topic, 1, { op: "u", before: told, after: { ...badge, door: "south" }, lsn: 16 })]);
    expect(await bench.read("SELECT * FROM mirror.badges")).toEqual([{ ...badge, door: "south" }]);
    await bench.feed([changeMessage(topic, 2, { op: "d", before: { ...told, door: "south" }, lsn: 24 })]);
    expect(await bench.read("SELECT * FROM mirror.badges")).toEqual([]);
  });
});
