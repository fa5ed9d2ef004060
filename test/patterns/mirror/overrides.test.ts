import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Row } from "../../../src/engine/index.js";
import { deadLetters } from "./comparison.js";
import { changeMessage } from "./envelope.js";
import { MirrorBench } from "./mirror-bench.js";
import { recordedPipeline } from "./pipelines.js";

const good = {
  id: 4_000_000,
  code: "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11",
  status: "new",
  mood: "ok",
  amount: "123456789012345678901234567890.0123456789000",
  ratio: "0.1250",
  whole: "18446744073709551615",
  day: 20_512,
  moment: 1_772_282_096_789,
  instant: "2026-02-28T07:04:56.789012Z",
  document: '{"b": 1, "a": [1, 2.5, null]}',
  flag: true,
  address: "192.168.0.1",
  samples: [1, null, 65_535],
  score: 5,
  // Debezium's floating point shows after the six digits that PostgreSQL has.
  elapsed: "P0Y0M1DT4H5M6.789011999999999S",
  payload: "YWJj",
  secret_note: "never stored",
  quantity: 4,
  price: "10.00",
};

describe("a mirror whose author chose types", () => {
  let bench: MirrorBench;

  beforeAll(async () => {
    bench = await MirrorBench.open();
    await bench.create(await recordedPipeline("overrides.config.ts"));
  });
  afterAll(() => bench?.close());

  async function mirrored(...rows: readonly object[]): Promise<readonly Row[]> {
    await bench.empty();
    await bench.feed(
      rows.map((after, offset) =>
        changeMessage("shop.public.choices", offset, { op: "c", after, lsn: 100 + 8 * offset }),
      ),
    );
    return bench.read("SELECT * REPLACE (toString(ratio) AS ratio) FROM mirror.choices ORDER BY id");
  }

  const stored = {
    id: 4_000_000,
    code: "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11",
    status: "new",
    mood: "ok",
    amount: "123456789012345678901234567890.0123456789",
    ratio: "0.125",
    whole: "18446744073709551615",
    day: "2026-02-28",
    moment: "2026-02-28 12:34:56",
    instant: "2026-02-28 08:04:56.789",
    document: { a: [1, 2.5, null], b: "1" },
    flag: 1,
    address: "192.168.0.1",
    samples: [1, null, 65_535],
    score: 5,
    elapsed: "P0Y0M1DT4H5M6.789012S",
    payload: "abc",
    quantity: 4,
    price: "10",
    unit: "2.5",
  };

  it("holds the values as those types", async () => {
    expect(await mirrored(good)).toEqual([stored]);
    expect(await deadLetters(bench)).toEqual([]);
  });

  it("gives NULL up only where the author said as what", async () => {
    const nulls = Object.fromEntries(Object.keys(good).map((column) => [column, null]));
    const needed = { id: 1, code: good.code, mood: "sad", quantity: 1, price: "0.00" };
    expect(await mirrored({ ...nulls, ...needed })).toEqual([
      {
        ...Object.fromEntries(Object.keys(stored).map((column) => [column, null])),
        ...needed,
        price: "0",
        whole: "0",
        address: "0.0.0.0",
        samples: [],
        score: -1,
        unit: "0",
      },
    ]);
    expect(await deadLetters(bench)).toEqual([]);
  });

  it("refuses a value that its type cannot hold, and keeps the row", async () => {
    const refused: Readonly<Record<string, readonly [value: unknown, becomes: unknown]>> = {
      code: ["no uuid", "00000000-0000-0000-0000-000000000000"],
      amount: ["0.00000000001", null],
      whole: ["18446744073709551616", "0"],
      day: [65_536, null],
      moment: [4_294_967_296_000, null],
      instant: ["infinity", null],
      document: ["[1]", null],
      address: ["10.0.0.0/8", "0.0.0.0"],
      samples: [
        [1, -1],
        [1, null],
      ],
      payload: ["no base64!", null],
      price: ["1.005", "0"],
      mood: [null, ""],
    };
    for (const [column, [value, becomes]] of Object.entries(refused)) {
      const [row] = await mirrored({ ...good, [column]: value });
      expect(row?.[column], column).toEqual(becomes);
      const shown = value === null ? "NULL" : Array.isArray(value) ? JSON.stringify(value) : String(value);
      expect(await deadLetters(bench)).toEqual([`shop.public.choices/0/0 value ${column} ${shown}`]);
    }
  });

  it("computes a column when it is read, so that a deleted row cannot stop it", async () => {
    await bench.empty();
    const key = { id: 1 };
    const zeros = { ...key, quantity: 0, price: "0.00" };
    const topic = "shop.public.choices";
    await bench.feed([
      changeMessage(topic, 0, { op: "c", after: { ...good, ...key }, lsn: 8 }),
      changeMessage(topic, 1, { op: "c", after: good, lsn: 16 }),
      changeMessage(topic, 2, { op: "d", before: zeros, lsn: 24 }),
    ]);
    expect(await bench.read("SELECT id, unit FROM mirror.choices")).toEqual([{ id: 4_000_000, unit: "2.5" }]);
  });

  it("leaves an excluded column out everywhere", async () => {
    const columns = await bench.read(
      "SELECT table FROM system.columns WHERE name = 'secret_note' OR type LIKE '%secret_note%'",
    );
    expect(columns).toEqual([]);
  });
});
