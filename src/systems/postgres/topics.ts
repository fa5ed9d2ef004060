import type { Resource } from "../../compiler/model/resource.js";
import { route, type Transform, transformsIn } from "../../compiler/model/route/route.js";
import { qualified, sourceTable } from "./qualified.js";
import type { SourceSpec } from "./schema/source.js";
import type { TableSpec } from "./schema/table.js";
import { heartbeatTable, signalTable } from "./source-names.js";

/** The topic that a source's changes of a table end in, as far as its transforms tell; rules report the others. */
export function topicName(source: Resource<SourceSpec>, table: string): string {
  return routedTopic(source, unroutedTopic(source, table));
}

/**
 * The topic that Debezium gives a table's changes, before any transform: what Kafka takes in no topic's name is `_`
 * there, one for each UTF-16 unit (AbstractTopicNamingStrategy.sanitizedTopicName).
 */
export function unroutedTopic(source: Resource<SourceSpec>, table: string): string {
  return sanitized(`${topicPrefix(source)}.${qualified(table)}`);
}

/** The topic of a table: the one that its author states, or where the source's transforms lead. */
export function topicOf(table: Resource<TableSpec>, source: Resource<SourceSpec>): string {
  return table.spec.topic ?? topicName(source, sourceTable(table));
}

/** Where the records of a topic end. */
export function routedTopic(source: Resource<SourceSpec>, topic: string): string {
  const end = route(topic, transformsOf(source));
  return end.known ? end.topic : topic;
}

/** The topics of a connector's own: of its heartbeat and signal tables, whose rows it writes too, and of its beats. */
export function ownTopicNames(source: Resource<SourceSpec>): readonly string[] {
  const tables = [heartbeatTable(source.spec), signalTable(source.spec)].map((table) => topicName(source, table));
  return [...tables, routedTopic(source, sanitized(`__debezium-heartbeat.${topicPrefix(source)}`))];
}

/** A source's transforms: its own, or those among its connector's properties. Without the one that makes events flat. */
export function transformsOf({ spec }: Resource<SourceSpec>): readonly Transform[] {
  if (spec.transforms.length > 0) return spec.transforms;
  return transformsIn(spec.connector).filter(({ name }) => spec.events === "envelope" || name !== "flat");
}

export function topicPrefix(source: Resource<SourceSpec>): string {
  return source.spec.topicPrefix ?? source.name;
}

function sanitized(topic: string): string {
  return topic.replace(/[^A-Za-z0-9._-]/g, "_");
}
