import { isOfKind, ofKind, type Pipeline, type Resource } from "../../../../compiler/model/resource.js";
import type { KafkaEngineSpec } from "../../schema/engine.js";
import { TABLE, type TableSpec } from "../../schema/table.js";

export type Queue = Resource<TableSpec & { readonly engine: KafkaEngineSpec }>;

/** The Kafka tables that the config declares itself. */
export function declaredQueues(pipeline: Pipeline): readonly Queue[] {
  return ofKind(pipeline.resources, TABLE).filter(isDeclaredQueue);
}

export function isDeclaredQueue(table: Resource | undefined): table is Queue {
  if (table === undefined || table.madeBy !== undefined || !isOfKind(table, TABLE)) return false;
  return table.spec.engine.type === "Kafka";
}
