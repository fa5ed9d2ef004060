import type { Message } from "./message.js";

/** What a change event of Debezium says, as far as a mirror reads it. */
export interface Change {
  readonly op: string;
  readonly before?: object | null;
  readonly after?: object | null;
  /** `null` as in an incremental snapshot. */
  readonly lsn: number | null;
  /** The end of the previous commit. */
  readonly previous?: number | null;
  readonly snapshot?: string | null;
}

/** A change in Debezium's envelope, with the fields that it really has. */
export function envelope(change: Change): string {
  const { op, before = null, after = null, lsn, previous = lsn, snapshot = null } = change;
  const sequence = JSON.stringify([previous === null ? null : String(previous), String(lsn ?? previous)]);
  const source = { version: "3.6.1.Final", connector: "postgresql", name: "shop", ts_ms: 1_795_358_747_849, snapshot };
  const position = { db: "shop", sequence, schema: "public", table: "any", txId: 798, lsn, xmin: null };
  return JSON.stringify({ before, after, source: { ...source, ...position }, transaction: null, op, ts_ms: 1 });
}

/** A message that carries a change. */
export function changeMessage(topic: string, offset: number, change: Change, key: object | null = null): Message {
  return { topic, partition: 0, offset, key: key === null ? null : JSON.stringify(key), value: envelope(change) };
}
