import { Connect, type Properties } from "../kit/connect.js";
import type { ConnectWorker } from "../kit/connect-worker.js";
import type { KafkaBroker } from "../kit/kafka-broker.js";
import { currentPosition, rowsAsText, type TextRow } from "../kit/postgres.js";
import type { PostgresServer } from "../kit/postgres-server.js";
import type { Topics } from "../kit/topics.js";
import { until } from "../kit/until.js";
import { asText, type Envelope, parseEnvelope, type RecordedMessage } from "./envelope.js";
import type { Scenario } from "./scenario.js";
import { database, heartbeatTable, slot, topicOf } from "./source-names.js";
import { SourceScript } from "./source-script.js";
import type { SourceTable } from "./tables.js";

export interface LiveStack {
  readonly postgres: PostgresServer;
  readonly kafka: KafkaBroker;
  readonly connect: ConnectWorker;
}

const connector = "shop";

/** One scenario being played: the source's statements, the connector's life, and how far it is. */
export class Session extends SourceScript {
  private readonly connect: Connect;

  constructor(
    private readonly stack: LiveStack,
    private readonly topics: Topics,
    private readonly scenario: Scenario,
    private readonly properties: Properties,
  ) {
    super({ ...stack.postgres.superuser, database });
    this.connect = new Connect(stack.connect.url);
  }

  async startConnector(): Promise<void> {
    await this.submitConnector();
    await this.connect.running(connector);
  }

  /** Does not wait: the task does not run before its slot is there, and the slot may have to wait for us. */
  async submitConnector(): Promise<void> {
    await this.connect.put(connector, this.properties);
  }

  async stopConnector(): Promise<void> {
    this.note("the connector is stopped");
    await this.connect.stop(connector);
  }

  async resumeConnector(): Promise<void> {
    this.note("the connector is resumed");
    await this.connect.resume(connector);
  }

  async restartConnector(): Promise<void> {
    this.note("the connector is restarted");
    await this.connect.restart(connector);
  }

  async crashWorker(): Promise<void> {
    this.note("the worker is killed and started again");
    await this.stack.connect.crash();
    await this.connect.running(connector);
  }

  /** Until the events of that row are in its topic. */
  async arrived(table: SourceTable, key: object): Promise<void> {
    const wanted = JSON.stringify(key);
    await this.waitFor(`${table.name} ${wanted}`, async () => {
      const events = (await this.topics.readAll([topicOf(table.name)])).map(asText);
      return events.some((event) => event.key === wanted) || undefined;
    });
  }

  async dropSlot(): Promise<void> {
    await until("the replication slot to be free", async () => {
      const active = await this.ask<{ active: boolean }>(
        `SELECT active FROM pg_replication_slots WHERE slot_name = '${slot}'`,
      );
      return active.every((row) => !row.active) || undefined;
    });
    await this.sql(`SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots WHERE slot_name = '${slot}'`);
  }

  async heartbeats(): Promise<Envelope[]> {
    return (await this.topics.readAll([topicOf(heartbeatTable)])).map((message) => parseEnvelope(asText(message)));
  }

  /** Until the snapshot of that number is written; its last row is the heartbeat table's. Gives its position. */
  async snapshotWritten(number = 1): Promise<number> {
    return this.waitFor(`snapshot ${number}`, async () => {
      const rows = (await this.heartbeats()).filter(({ op }) => op === "r");
      return rows[number - 1]?.lsn;
    });
  }

  /** Until a heartbeat that the connector wrote after this moment has come through the stream. */
  async caughtUp(): Promise<void> {
    const beatsItself = this.properties["heartbeat.interval.ms"] !== "0";
    if (!beatsItself) {
      await this.sql(`UPDATE ${heartbeatTable} SET beat = now() WHERE id = 1`);
    }
    const position = Number(await currentPosition(await this.connection("recorder")));
    const slack = beatsItself ? 0 : 4096;
    await this.waitFor("the connector to catch up", async () => {
      const beats = await this.heartbeats();
      return beats.some(({ op, lsn }) => op !== "r" && lsn >= position - slack) || undefined;
    });
  }

  /** Everything in the topics, once nothing more comes. */
  async messages(): Promise<RecordedMessage[]> {
    const topics = [...this.scenario.tables.map(({ name }) => name), heartbeatTable].map(topicOf);
    return (await this.topics.readAll(topics)).map(asText);
  }

  async rows(): Promise<Record<string, TextRow[]>> {
    const client = await this.connection("recorder");
    const rows: Record<string, TextRow[]> = {};
    for (const { name } of this.scenario.tables) rows[name] = await rowsAsText(client, name);
    return rows;
  }

  /** Leaves nothing behind that the next scenario could meet. */
  async close(): Promise<void> {
    await this.closeConnections();
    await this.connect.stop(connector);
    await this.connect.deleteOffsets(connector);
    await this.connect.remove(connector);
    await this.dropSlot();
    await this.closeConnections();
  }

  private async waitFor<T>(what: string, probe: () => Promise<T | undefined>): Promise<T> {
    return until(
      what,
      async () => {
        await this.connect.running(connector);
        return probe();
      },
      { seconds: 90 },
    );
  }
}
