import { tables } from "./tables.js";

export const order = (id: number, note = "NULL") => `(${id}, ${id % 7}, 'new', ${id % 5}, 12.5, ${note}, now())`;
export const insertOrders =
  "INSERT INTO orders (id, customer_id, status, quantity, unit_price, note, placed_at) VALUES";
export const reading = (id: number) => `00000000-0000-0000-0000-${String(id).padStart(12, "0")}`;

/** The tables, and the rows that the first snapshot finds. */
export const before = [
  ...tables.map(({ create }) => create),
  `${insertOrders} ${Array.from({ length: 200 }, (_, id) => order(id + 1)).join(", ")}`,
  "INSERT INTO order_lines SELECT id, line, 1, 9.99 FROM generate_series(1, 50) AS id, generate_series(1, 3) AS line",
  "INSERT INTO accounts SELECT id, 'north', id * 1.5 FROM generate_series(1, 20) AS id",
  `INSERT INTO readings VALUES ('${reading(1)}', 1.5, '2026-01-01', '2026-01-01 10:00', true, '{a,"b c"}', '{"a": [1, 2.50]}')`,
];

const noJson = "no JSON at all";
const brokenJson = '{"op": "c", "after": {"id": [}}';
const texts = [noJson, brokenJson, "", '{"op":"c","after":{"region":"nowhere"}}'];

/** Messages in every partition that are no events of a table, or not of this one; a tombstone among them. */
export const garbage = [0, 1, 2].flatMap((partition) =>
  [...texts, null].map((text) => ({
    partition,
    key: Buffer.from("{}"),
    value: text === null ? null : Buffer.from(text),
  })),
);

const noKey = '["c",{"id":null,"region":null},{"id":null,"region":"nowhere","balance":null}]';

/** What becomes of them in the dead letters, from each partition; empty messages and tombstones leave none. */
export const garbageLetters = [noKey, noJson, brokenJson].flatMap((text) => [text, text, text]);
