import type { Pipeline } from "../../../src/compiler/model/resource.js";
import { type Engine, openEngine, type Row, type Statement } from "../../../src/engine/index.js";
import { type ClickHouseObject, clickHouseObjects } from "../../../src/systems/clickhouse/emit/objects.js";
import { qualifiedName } from "../../../src/systems/clickhouse/sql/quote.js";
import type { AvroMessages } from "./avro-messages.js";
import { errorRow, isObject, type Message, messageRow } from "./message.js";
import { type QueueTwin, queueTwin } from "./queue-twin.js";

/** What is made instead of an object, and the tables in it that keep rows. */
export type StandIn = (
  object: ClickHouseObject,
  pipeline: Pipeline,
) => { readonly create: readonly string[]; readonly stored: readonly string[] } | undefined;

/** The generated objects of a pipeline on the embedded engine, fed with messages as its Kafka queues would be. */
export class MirrorBench {
  private readonly queues = new Map<string, QueueTwin[]>();
  private readonly stored: string[] = [];

  private constructor(
    private readonly engine: Engine,
    private readonly avro: AvroMessages | undefined,
    private readonly standIn: StandIn,
  ) {}

  /** `avro`: what writes messages for queues that read Avro. */
  static async open(avro?: AvroMessages, standIn: StandIn = () => undefined): Promise<MirrorBench> {
    return new MirrorBench(await openEngine({ target: { kind: "embedded" }, timeLimitMs: 60_000 }), avro, standIn);
  }

  close(): Promise<void> {
    return this.engine.close();
  }

  /** Makes the objects of a pipeline, as generated; what was there before is dropped. `leftOut`: mirrors to do without. */
  async create(pipeline: Pipeline, leftOut: readonly string[] = []): Promise<void> {
    const databases = clickHouseObjects(pipeline).filter((object) => object.type === "database");
    await this.write(databases.map(({ name }) => `DROP DATABASE IF EXISTS ${qualifiedName(name)}`));
    await this.recreate(pipeline, leftOut);
  }

  /** Makes what is missing of the pipeline's objects. */
  async recreate(pipeline: Pipeline, leftOut: readonly string[] = []): Promise<void> {
    this.queues.clear();
    this.stored.length = 0;
    const statements = ["DROP DATABASE IF EXISTS trial", "CREATE DATABASE trial"];
    const objects = clickHouseObjects(pipeline).filter(
      ({ name }) => !leftOut.some((mirror) => name.startsWith(mirror)),
    );
    for (const object of objects) {
      const twin = queueTwin(object);
      const other = this.standIn(object, pipeline);
      statements.push(...(twin?.create ?? other?.create ?? [object.create({ columns: [], proof: true })]));
      this.stored.push(...(other?.stored ?? []));
      for (const topic of twin?.topics ?? [])
        this.queues.set(topic, [...(this.queues.get(topic) ?? []), ...(twin ? [twin] : [])]);
      if (/_(rows|fences|dead_letters)$/.test(object.name)) this.stored.push(qualifiedName(object.name));
    }
    await this.write(statements);
  }

  /** Forgets all that was fed. */
  async empty(): Promise<void> {
    await this.write(this.stored.map((table) => `TRUNCATE TABLE ${table}`));
  }

  async merge(): Promise<void> {
    await this.write(this.stored.map((table) => `OPTIMIZE TABLE ${table} FINAL`));
  }

  /** Hands over messages, one block for each topic. Topics that nothing reads are left. */
  async feed(messages: readonly Message[]): Promise<void> {
    for (const [topic, block] of byTopic(messages)) {
      for (const queue of this.queues.get(topic) ?? []) await this.feedQueue(queue, block);
    }
  }

  private async feedQueue(queue: QueueTwin, block: readonly Message[]): Promise<void> {
    if (queue.format === "AvroConfluent") {
      const bytes = this.avro?.encode(block) ?? new Uint8Array();
      const result = await this.engine.insert(queue.table, queue.format, bytes, queue.settings);
      if (!result.ok) throw new Error(result.failure.message);
      return;
    }
    if (block.every(({ value }) => value !== null && isObject(value))) {
      const rows = block.map((message) => messageRow(message, message.value ?? ""));
      if ((await this.insert(queue.table, rows, queue)) === undefined) return;
    }
    // Nothing of a block is taken when one of its messages can't be parsed: the Kafka engine goes message by message.
    for (const message of block) {
      // A tombstone and an empty message make no row.
      if (message.value === null || message.value.trim() === "") continue;
      const error = await this.insert(queue.trial, [message.value], queue);
      const row = error === undefined ? messageRow(message, message.value) : errorRow(message, error);
      const failure = await this.insert(queue.table, [row], queue);
      if (failure !== undefined) throw new Error(`${message.topic} ${message.offset}: ${failure}`);
    }
  }

  /** The error, where there is one. */
  private async insert(table: string, rows: readonly string[], queue: QueueTwin): Promise<string | undefined> {
    const bytes = new TextEncoder().encode(rows.join("\n"));
    const result = await this.engine.insert(table, "JSONEachRow", bytes, queue.settings);
    return result.ok ? undefined : result.failure.message;
  }

  async write(statements: readonly string[]): Promise<void> {
    for (const sql of statements) await this.run({ sql, reads: false });
  }

  async read(sql: string): Promise<readonly Row[]> {
    return this.run({ sql, reads: true });
  }

  private async run(statement: Statement): Promise<readonly Row[]> {
    const [result] = await this.engine.run([statement]);
    if (result?.ok === true) return result.rows;
    throw new Error(`${result?.failure.message}\n${statement.sql}`);
  }
}

function byTopic(messages: readonly Message[]): ReadonlyMap<string, readonly Message[]> {
  const topics = new Map<string, Message[]>();
  for (const message of messages) topics.set(message.topic, [...(topics.get(message.topic) ?? []), message]);
  return topics;
}
