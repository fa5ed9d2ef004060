import "./lz4.js";
import { randomUUID } from "node:crypto";
import { type Admin, Kafka, logLevel } from "kafkajs";
import type { DeclaredTopic } from "./artifacts.js";
import { createDeclared, describeTopics } from "./declared-topics.js";

export interface ReadMessage {
  topic: string;
  partition: number;
  offset: number;
  key: Buffer | null;
  value: Buffer | null;
}

/** The few things the live tests do with topics. Close it in the end. */
export class Topics {
  private readonly kafka: Kafka;
  private readonly admin: Admin;

  private constructor(bootstrapServers: string) {
    this.kafka = new Kafka({ brokers: [bootstrapServers], logLevel: logLevel.NOTHING });
    this.admin = this.kafka.admin();
  }

  static async at(bootstrapServers: string): Promise<Topics> {
    const topics = new Topics(bootstrapServers);
    await topics.admin.connect();
    return topics;
  }

  createDeclared(declared: readonly DeclaredTopic[]): Promise<void> {
    return createDeclared(this.admin, declared);
  }

  /** What is there of these names, as `topics.yaml` would have it. */
  describe(names: readonly string[]): Promise<DeclaredTopic[]> {
    return describeTopics(this.admin, names);
  }

  async remove(topics: string[]): Promise<void> {
    const existing = new Set(await this.admin.listTopics());
    await this.admin.deleteTopics({ topics: topics.filter((topic) => existing.has(topic)) });
  }

  /** What `kafka-consumer-groups.sh --reset-offsets --to-datetime` does. The group must have no member. */
  async resetOffsets(group: string, topic: string, since: Date): Promise<true> {
    const partitions = await this.admin.fetchTopicOffsetsByTimestamp(topic, since.getTime());
    await this.admin.setOffsets({ groupId: group, topic, partitions });
    return true;
  }

  /** How many offsets the topic has been given, over all partitions. */
  async size(topic: string): Promise<number> {
    const partitions = await this.admin.fetchTopicOffsets(topic);
    return partitions.reduce((total, { high }) => total + Number(high), 0);
  }

  /** Written one after another, so that their order in the partition is the given one. */
  async write(topic: string, messages: Pick<ReadMessage, "partition" | "key" | "value">[]): Promise<void> {
    const producer = this.kafka.producer();
    await producer.connect();
    for (const message of messages) await producer.send({ topic, messages: [message] });
    await producer.disconnect();
  }

  /** Everything from offset 0 up to what is the end now, in offset order per partition. */
  async readAll(topics: string[]): Promise<ReadMessage[]> {
    const ends = new Map<string, number>();
    for (const topic of topics) {
      for (const { partition, low, high } of await this.admin.fetchTopicOffsets(topic)) {
        if (Number(high) > Number(low)) ends.set(`${topic}/${partition}`, Number(high));
      }
    }
    const messages: ReadMessage[] = [];
    if (ends.size === 0) return messages;

    const groupId = `read-${randomUUID()}`;
    const consumer = this.kafka.consumer({ groupId, maxWaitTimeInMs: 100, maxBytesPerPartition: 32 * 1024 * 1024 });
    await consumer.connect();
    await consumer.subscribe({ topics, fromBeginning: true });
    const { promise, resolve, reject } = waiting();
    consumer.on(consumer.events.CRASH, ({ payload }) => reject(payload.error));
    await consumer.run({
      autoCommit: false,
      eachBatch: async ({ batch: { topic, partition, messages: batch } }) => {
        const place = `${topic}/${partition}`;
        const end = ends.get(place);
        if (end === undefined) return;
        for (const { offset, key, value } of batch) {
          if (Number(offset) < end) messages.push({ topic, partition, offset: Number(offset), key, value });
        }
        if (Number(batch.at(-1)?.offset ?? -1) >= end - 1) ends.delete(place);
        if (ends.size === 0) resolve();
      },
    });
    await promise;
    await consumer.disconnect();
    await this.admin.deleteGroups([groupId]);
    return messages.sort(
      (one, other) => compare(one.topic, other.topic) || one.partition - other.partition || one.offset - other.offset,
    );
  }

  close(): Promise<void> {
    return this.admin.disconnect();
  }
}

const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);

/** Promise.withResolvers, which Node 20 does not have yet. */
function waiting() {
  let resolve: () => void = () => undefined;
  let reject: (error: Error) => void = () => undefined;
  const promise = new Promise<void>((kept, broken) => {
    resolve = kept;
    reject = broken;
  });
  return { promise, resolve, reject };
}
