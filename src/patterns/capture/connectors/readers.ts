import type { Address } from "../../../compiler/model/address.js";
import { isReference } from "../../../compiler/model/reference.js";
import { ofKind, type Pipeline, type Resource, resourceAt } from "../../../compiler/model/resource.js";
import type { Stream } from "../../../compiler/model/stream.js";
import type { KafkaEngineSpec } from "../../../systems/clickhouse/schema/engine.js";
import { TABLE, type TableSpec } from "../../../systems/clickhouse/schema/table.js";
import { TOPIC } from "../../../systems/kafka/schema.js";
import { streamOf } from "../../../systems/postgres/public.js";
import { SOURCE, type SourceSpec } from "../../../systems/postgres/schema/source.js";
import { TABLE as SOURCE_TABLE } from "../../../systems/postgres/schema/table.js";
import type { WrittenConnector } from "./written.js";

/** A table of the Kafka engine, and the topics that it reads. */
export interface Queue {
  readonly table: Resource<TableSpec>;
  readonly engine: KafkaEngineSpec;
  readonly topics: readonly Address[];
}

const known = new WeakMap<Pipeline, readonly Queue[]>();

export function queuesOf(pipeline: Pipeline): readonly Queue[] {
  const found = known.get(pipeline) ?? [...allQueues(pipeline)];
  known.set(pipeline, found);
  return found;
}

function* allQueues(pipeline: Pipeline): Iterable<Queue> {
  for (const table of ofKind(pipeline.resources, TABLE)) {
    const { engine } = table.spec;
    if (engine.type !== "Kafka" || !("topics" in engine)) continue;
    const topics = engine.topics.map((topic): Address => (isReference(topic) ? topic.$ref : `${TOPIC.kind}/${topic}`));
    yield { table, engine, topics };
  }
}

/** The topics that tables which the compiler made read: those of mirrors, which take Debezium's envelope as it is. */
export function topicsOfMirrors(pipeline: Pipeline): ReadonlySet<Address> {
  const made = queuesOf(pipeline).filter(({ table }) => table.madeBy !== undefined && !isOfSource(table.madeBy));
  return new Set(made.flatMap((queue) => queue.topics));
}

function isOfSource(address: Address): boolean {
  return address.startsWith(`${SOURCE.kind}/`);
}

/** The source whose connector this is: it made it, or would have made one of this name. */
export function sourceOf(connector: WrittenConnector, pipeline: Pipeline): Resource<SourceSpec> | undefined {
  return resourceAt(pipeline.resources, `${SOURCE.kind}/${connector.connector.name}`, SOURCE);
}

/** The streams of a source that mirrors read. */
export function mirroredStreams(source: Resource<SourceSpec>, pipeline: Pipeline): readonly Stream[] {
  const read = topicsOfMirrors(pipeline);
  return ofKind(pipeline.resources, SOURCE_TABLE)
    .filter((table) => table.spec.source.$ref === source.address)
    .map((table) => streamOf(table, source))
    .filter((stream) => read.has(stream.topic));
}
