import type { Message } from "./message.js";

/** A block of messages, or the background merges that may come at any time. */
export type Step = readonly Message[] | "merge";

/** One way in which Kafka may hand over a recording. Within a partition messages keep their order; that is all. */
export interface Delivery {
  readonly name: string;
  readonly steps: (messages: readonly Message[]) => readonly Step[];
}

const isHeartbeat = (message: Message): boolean => message.topic.endsWith(".headrace_heartbeat");

export const deliveries: readonly Delivery[] = [
  { name: "topic by topic, the heartbeat's last", steps: heartbeatLast },
  {
    name: "topic by topic, the heartbeat's first",
    steps: (messages) => [sorted(messages, (each) => (isHeartbeat(each) ? 0 : 1))],
  },
  { name: "in small blocks, the topics interleaved", steps: interleaved },
  {
    name: "twice, from offset 0, with merges in between",
    steps: (messages) => [
      ...interleaved(messages, 2).flatMap((block): Step[] => [block, "merge"]),
      ...heartbeatLast(messages),
    ],
  },
  {
    name: "partitions and topics in another order",
    steps: (messages) => [...byPartition(messages).values()].reverse(),
  },
];

function heartbeatLast(messages: readonly Message[]): readonly Step[] {
  return [sorted(messages, (each) => (isHeartbeat(each) ? 1 : 0))];
}

function sorted(messages: readonly Message[], rank: (message: Message) => number): readonly Message[] {
  return messages.toSorted((left, right) => rank(left) - rank(right));
}

/** Blocks of what comes at about the same time; few enough that the tests stay quick. */
function interleaved(messages: readonly Message[], blocks = 6): readonly (readonly Message[])[] {
  const inTurn = sorted(messages, (each) => each.offset);
  const size = Math.ceil(messages.length / blocks);
  return Array.from({ length: Math.ceil(inTurn.length / size) }, (_, index) =>
    inTurn.slice(index * size, (index + 1) * size),
  );
}

function byPartition(messages: readonly Message[]): ReadonlyMap<string, readonly Message[]> {
  const partitions = new Map<string, Message[]>();
  for (const message of messages) {
    const partition = `${message.topic} ${message.partition}`;
    partitions.set(partition, [...(partitions.get(partition) ?? []), message]);
  }
  return partitions;
}
