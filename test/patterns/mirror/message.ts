/** A Kafka message, its key and value exactly as written. */
export interface Message {
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
  readonly key: string | null;
  readonly value: string | null;
}

/** The message as a row of the queue's twin: its own bytes, with the engine's virtual columns before the last brace. */
export function messageRow(message: Message, value: string): string {
  const open = value.trimEnd().slice(0, -1).trimEnd();
  return `${open}${open.endsWith("{") ? "" : ","}${virtualColumns(message).slice(1)}`;
}

/** What the Kafka engine makes of a message that can't be parsed: a row of defaults, with the error and the message. */
export function errorRow(message: Message, error: string): string {
  return virtualColumns(message, { _raw_message: message.value ?? "", _error: error });
}

function virtualColumns(message: Message, failed: Readonly<Record<string, string>> = {}): string {
  const { topic, partition, offset, key } = message;
  return JSON.stringify({ _topic: topic, _partition: partition, _offset: offset, _key: key ?? "", ...failed });
}

/** Whether a message is one JSON object: such messages can be inserted together. */
export function isObject(value: string): boolean {
  try {
    const parsed: unknown = JSON.parse(value);
    return typeof parsed === "object" && parsed !== null && !Array.isArray(parsed);
  } catch {
    return false;
  }
}
