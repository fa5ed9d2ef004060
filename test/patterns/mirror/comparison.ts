import { expect } from "vitest";
import type { Recording } from "../../live/record/record.js";
import { fromMirror, selected } from "./canonical/from-mirror.js";
import { fromSource } from "./canonical/from-source.js";
import type { Canonical } from "./canonical/value.js";
import { deliveries } from "./deliveries.js";
import type { Message } from "./message.js";
import type { MirrorBench } from "./mirror-bench.js";
import type { MirroredTable } from "./mirrored-tables.js";

/** Rows by table, in no order: each as its columns in the form of comparison. */
export type Rows = Readonly<Record<string, readonly Readonly<Record<string, Canonical>>[]>>;

/** The source's rows at the end of a recording. Tables that it does not have must be empty. */
export function sourceRows(tables: readonly MirroredTable[], expected: Recording["expected"]): Rows {
  return byTable(tables, ({ table, columns }) =>
    (expected[table] ?? []).map((row) =>
      Object.fromEntries(columns.map((column) => [column.name, fromSource(column, row[column.name] ?? null)])),
    ),
  );
}

export async function mirrorRows(bench: MirrorBench, tables: readonly MirroredTable[]): Promise<Rows> {
  const rows = new Map<string, Readonly<Record<string, Canonical>>[]>();
  for (const { mirror, table, columns } of tables) {
    const read = await bench.read(`SELECT ${columns.map(selected).join(", ")} FROM ${mirror}`);
    const mirrored = read.map((row) =>
      Object.fromEntries(columns.map((column) => [column.name, fromMirror(column, row[column.name])])),
    );
    rows.set(table, mirrored);
  }
  return byTable(tables, ({ table }) => rows.get(table) ?? []);
}

/** `topic/partition/offset key problem column value` of each dead letter, in this order. */
export async function deadLetters(bench: MirrorBench, table = "mirror.shop_dead_letters"): Promise<readonly string[]> {
  const rows = await bench.read(
    `SELECT topic, partition, offset, key, problem, column, value FROM ${table} FINAL
    ORDER BY topic, partition, offset, problem, column`,
  );
  return rows.map(({ topic, partition, offset, ...letter }) =>
    [`${topic}/${partition}/${offset}`, ...Object.values(letter)].filter((each) => each !== "").join(" "),
  );
}

export interface Outcome {
  readonly rows: Rows;
  readonly deadLetters: readonly string[];
}

/** What the mirrors hold in the end: the same after each way of delivery. */
export async function outcomeOf(
  bench: MirrorBench,
  tables: readonly MirroredTable[],
  messages: readonly Message[],
): Promise<Outcome> {
  const topics = new Set(messages.map((message) => message.topic));
  const changed = tables.filter(({ topic }) => topics.has(topic));
  let outcome: Outcome | undefined;
  for (const { name, steps } of deliveries) {
    await bench.empty();
    for (const step of steps(messages)) await (step === "merge" ? bench.merge() : bench.feed(step));
    const now = { rows: await mirrorRows(bench, changed), deadLetters: await deadLetters(bench) };
    if (outcome !== undefined) expect(now, `delivered ${name}`).toEqual(outcome);
    outcome ??= now;
  }
  // Tables that nothing came for are read once.
  const others = await mirrorRows(
    bench,
    tables.filter((table) => !changed.includes(table)),
  );
  return { rows: { ...others, ...outcome?.rows }, deadLetters: outcome?.deadLetters ?? [] };
}

function byTable(tables: readonly MirroredTable[], rowsOf: (table: MirroredTable) => Rows[string]): Rows {
  const inOrder = (rows: Rows[string]): Rows[string] =>
    rows.toSorted((left, right) => (JSON.stringify(left) < JSON.stringify(right) ? -1 : 1));
  return Object.fromEntries(tables.map((each) => [each.table, inOrder(rowsOf(each))]));
}
