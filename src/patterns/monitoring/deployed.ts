import type { Address } from "../../compiler/model/address.js";
import { nameOf } from "../../compiler/model/address.js";
import { type KindOf, ofKind, type Resource } from "../../compiler/model/resource.js";
import { RECEIVER } from "../../systems/alertmanager/schema.js";
import { CLUSTER as SERVERS } from "../../systems/clickhouse/schema/cluster.js";
import { METRIC } from "../../systems/clickhouse/schema/metric.js";
import { TABLE } from "../../systems/clickhouse/schema/table.js";
import { CLUSTER, CONNECTOR, TOPIC } from "../../systems/kafka/schema.js";
import { backupSlot, heartbeatMilliseconds, slotName, topicPrefix } from "../../systems/postgres/public.js";
import { BACKUP } from "../../systems/postgres/schema/backup.js";
import { SOURCE, type SourceSpec } from "../../systems/postgres/schema/source.js";
import { JOB } from "../../systems/prometheus/schema/job.js";
import { mirrorParts } from "../mirror/parts.js";
import { MIRROR } from "../mirror/schema.js";
import { SLO } from "../slo/schema.js";
import { type Objective, objectiveOf } from "./objective.js";
import type { MonitoringSpec } from "./schema.js";
import { carriedUnits, countsIn } from "./where.js";

type Resources = ReadonlyMap<Address, Resource>;

/** A source whose changes are captured, by the names that metrics have for it. */
export interface CapturedSource {
  readonly source: Resource<SourceSpec>;
  readonly connector: string;
  /** What Debezium calls it in its metrics. */
  readonly prefix: string;
  readonly slot: string;
}

/** A queue of ClickHouse, and the consumer group that it reads topics as. */
export interface Consumer {
  readonly queue: string;
  readonly group: string;
  readonly topics: readonly string[];
}

/** A table of a source that a mirror keeps, by the names that metrics have for it. */
export interface MirroredTable {
  /** The mirror, which people read. */
  readonly table: string;
  readonly group: string;
  readonly topic: string;
  /** What Debezium calls its source in its metrics. */
  readonly prefix: string;
  /** Milliseconds between two heartbeats of its source. */
  readonly heartbeat: number;
}

/** What a pipeline consists of, as far as it is watched. */
export interface Deployed {
  readonly sources: readonly CapturedSource[];
  /** Slots by which backups receive WAL. */
  readonly archiveSlots: readonly string[];
  readonly connectors: readonly string[];
  readonly consumers: readonly Consumer[];
  readonly mirrored: readonly MirroredTable[];
  readonly objectives: readonly Objective[];
  readonly topics: readonly string[];
  /** Hosts of brokers, and how many there are where that is known. */
  readonly brokers: readonly string[];
  readonly brokerCount: number;
  /** The names of the Kafka clusters. */
  readonly clusters: readonly string[];
  readonly servers: readonly string[];
  /** Sources whose server's log is read for failed logins: of a stack on one machine, which has the server itself. */
  readonly logged: readonly string[];
  /** How many ClickHouse servers there are, how many keepers that are scraped, and how many Connect workers. */
  readonly serverCount: number;
  readonly keeperCount: number;
  readonly workerCount: number;
  /** Jobs that the author has declared. */
  readonly ownJobs: readonly string[];
  /** What collectors count: spans, metric points, log records. */
  readonly units: readonly string[];
  readonly hasClickHouse: boolean;
  readonly isReplicated: boolean;
  readonly tellsSomebody: boolean;
  /** The metrics that ClickHouse is asked for of what every pipeline has, and whether it is asked for any. */
  readonly measured: ReadonlySet<string>;
  readonly isAsked: boolean;
}

export function deployed(
  resources: Resources,
  { notify }: MonitoringSpec,
  measures: readonly Resource[] = [],
): Deployed {
  const all = [...resources.values()];
  const connectors = ofKind(all, CONNECTOR).map(({ name }) => name);
  const tables = ofKind(all, TABLE);
  const clusters = ofKind(all, CLUSTER);
  const brokers = unique(clusters.flatMap(({ spec }) => spec.brokers.map(hostOf)));
  const shards = ofKind(all, SERVERS).flatMap(({ spec }) => spec.shards.map(({ replicas }) => replicas.length));
  const counts = countsIn(resources, shards);
  const servers = unique(
    ofKind(all, SERVERS).flatMap(({ spec }) => spec.shards.flatMap(({ replicas }) => replicas.map(hostOf))),
  );
  return {
    sources: ofKind(all, SOURCE)
      .filter(({ name }) => connectors.includes(name))
      .map((source) => ({
        source,
        connector: source.name,
        prefix: topicPrefix(source),
        slot: slotName(source),
      })),
    archiveSlots: ofKind(all, BACKUP).map(backupSlot),
    connectors,
    consumers: tables.flatMap(({ name, spec }): readonly Consumer[] => {
      const { engine } = spec;
      if (engine.type !== "Kafka" || !("topics" in engine)) return [];
      const topics = engine.topics.map((topic) => (typeof topic === "string" ? topic : nameOf(topic.$ref)));
      return [{ queue: name, group: engine.consumerGroup, topics }];
    }),
    mirrored: ofKind(all, MIRROR).flatMap((mirror) =>
      mirrorParts(mirror, resources).map(({ source, stream, consumerGroup }) => ({
        table: mirror.name,
        group: consumerGroup,
        topic: nameOf(stream.topic),
        prefix: topicPrefix(source),
        heartbeat: heartbeatMilliseconds(source.spec),
      })),
    ),
    objectives: ofKind(all, SLO).map(objectiveOf),
    topics: ofKind(all, TOPIC).map(({ name }) => name),
    brokers,
    brokerCount: clusters.reduce(
      (sum, { spec }, index) => sum + ((index === 0 ? counts.brokers : undefined) ?? spec.size ?? spec.brokers.length),
      0,
    ),
    clusters: clusters.map(({ name }) => name),
    servers,
    logged: logged(all),
    serverCount: counts.servers,
    keeperCount: counts.keepers,
    workerCount: counts.workers,
    ownJobs: ofKind(all, JOB).flatMap(({ name, madeBy }) => (madeBy === undefined ? [name] : [])),
    units: carriedUnits(resources),
    hasClickHouse: all.some(({ kind }) => kind.startsWith("clickhouse.")),
    isReplicated: all.some(({ spec }) => isReplicatedTable(spec)),
    tellsSomebody: notify !== undefined || ofKind(all, RECEIVER).length > 0,
    measured: new Set(measures.map(({ name }) => name)),
    isAsked: measures.length > 0 || ofKind(all, METRIC).length > 0,
  };
}

/** By its name alone: who runs nothing on one machine does not load how that is done. */
const STACK: KindOf<{ readonly parts: Readonly<Record<string, unknown>> }> = { kind: "compose.stack" };

function logged(all: readonly Resource[]): readonly string[] {
  const [stack] = ofKind(all, STACK);
  const needed = ["postgres", "collector", "prometheus"];
  if (stack === undefined || needed.some((part) => stack.spec.parts[part] === false)) return [];
  return ofKind(all, SOURCE).map(({ name }) => name);
}

function hostOf(broker: string): string {
  return broker.slice(0, broker.lastIndexOf(":"));
}

function unique(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}

function isReplicatedTable(spec: unknown): boolean {
  if (typeof spec !== "object" || spec === null || !("engine" in spec)) return false;
  const { engine } = spec;
  if (typeof engine !== "object" || engine === null || !("type" in engine)) return false;
  return typeof engine.type === "string" && engine.type.startsWith("Replicated");
}
