import type { ReadMessage } from "../kit/topics.js";

export interface RecordedMessage {
  topic: string;
  partition: number;
  offset: number;
  key: string | null;
  value: string | null;
}

/** What the recorder itself looks at in an event, to see that it recorded what it meant to. */
export interface Envelope {
  key: Record<string, unknown> | null;
  op: "r" | "c" | "u" | "d" | "t";
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  lsn: number;
  snapshot: string;
  /** The end of the commit before this event's; null in the first transaction after a snapshot. */
  previousCommit: string | null;
}

export function asText({ topic, partition, offset, key, value }: ReadMessage): RecordedMessage {
  return { topic, partition, offset, key: key?.toString("utf8") ?? null, value: value?.toString("utf8") ?? null };
}

export function parseEnvelope({ topic, offset, key, value }: RecordedMessage): Envelope {
  if (value === null) throw new Error(`${topic} offset ${offset} is a tombstone`);
  const { op, before, after, source } = JSON.parse(value);
  const [previousCommit] = JSON.parse(source.sequence ?? "[null]");
  return {
    // Whole numbers above 2^53 stay what they are only as text.
    key: key === null ? null : JSON.parse(key.replace(/:(-?\d{16,})/g, ':"$1"')),
    op,
    before,
    after,
    lsn: source.lsn,
    snapshot: source.snapshot,
    previousCommit,
  };
}
