import { type Change, envelope } from "./envelope.js";
import type { Message } from "./message.js";
import type { ModelSource } from "./model-source.js";

const PARTITIONS = 3;

/** What a worker delivers that is killed now and then, and begins again further back. */
export function withRestarts(
  streamed: ModelSource["streamed"],
  restarts: readonly (readonly [number, number])[],
): readonly Change[] {
  const delivered = [...streamed];
  for (const [end, back] of restarts) {
    const at = Math.floor((streamed.length * end) / 100);
    const from = Math.floor((at * back) / 100);
    delivered.splice(delivered.length - (streamed.length - at), 0, ...streamed.slice(from, at));
  }
  return delivered.flat();
}

/** Blocks of messages: how much of each partition a block takes is drawn; the last takes what is left. */
export function inBlocks(
  topic: string,
  changes: readonly Change[],
  heartbeats: readonly Change[],
  shares: readonly number[],
): readonly (readonly Message[])[] {
  const queues = Array.from({ length: PARTITIONS }, (_, partition) => partition).map((partition) =>
    changes
      .filter((change) => partitionOf(change) === partition)
      .map((change, offset): Message => ({ topic, partition, offset, key: null, value: envelope(change) })),
  );
  const beats = heartbeats.map(
    (change, offset): Message => ({
      topic: "shop.public.headrace_heartbeat",
      partition: 0,
      offset,
      key: null,
      value: envelope(change),
    }),
  );
  const all = [...queues, beats];
  const left = all.map((queue) => [...queue]);
  const blocks = shares.map((share) =>
    left.flatMap((queue, index) => queue.splice(0, Math.ceil(((all[index]?.length ?? 0) * ((share + index) % 3)) / 3))),
  );
  return [...blocks, left.flat()];
}

function partitionOf({ op, before, after }: Change): number {
  const row: unknown = op === "d" ? before : after;
  return op === "t"
    ? 0
    : JSON.stringify(row, ["row", "seat"])
        .split("")
        .reduce((sum, each) => sum + each.charCodeAt(0), 0) % PARTITIONS;
}
