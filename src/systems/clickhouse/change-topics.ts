import { nameOf } from "../../compiler/model/address.js";
import type { Pipeline, Resource } from "../../compiler/model/resource.js";
import type { KafkaEngineSpec } from "./schema/engine.js";

/** How a Debezium connector writes the topics of its tables. */
export interface ChangeTopics {
  readonly connector: Resource;
  /** Events are flattened to the row. */
  readonly isFlat: boolean;
  /** Whether each message has the schema beside its payload, where the connector says so. */
  readonly hasSchema: boolean | undefined;
}

/** The Debezium connector whose changes a queue reads; `undefined` when the pipeline does not know of one. */
export function changeTopicsOf(engine: KafkaEngineSpec, pipeline: Pipeline): ChangeTopics | undefined {
  const topics = engine.topics.map((topic) => (typeof topic === "string" ? topic : nameOf(topic.$ref)));
  for (const connector of pipeline.resources.values()) {
    if (connector.kind !== "kafka.connector") continue;
    const { config, isDebezium } = connectorOf(connector.spec);
    const prefix = config.get("topic.prefix") ?? config.get("database.server.name");
    if (!isDebezium || prefix === undefined || !topics.some((topic) => topic.startsWith(`${prefix}.`))) continue;
    const schemas = config.get("value.converter.schemas.enable");
    return {
      connector,
      isFlat: [...config.values()].some((value) => value.endsWith(".ExtractNewRecordState")),
      hasSchema: schemas === undefined ? undefined : schemas === "true",
    };
  }
  return undefined;
}

/** A connector belongs to another system: only its class and its texts are read. */
function connectorOf(spec: unknown): { readonly config: ReadonlyMap<string, string>; readonly isDebezium: boolean } {
  const config = new Map<string, string>();
  if (typeof spec !== "object" || spec === null) return { config, isDebezium: false };
  if ("config" in spec && typeof spec.config === "object" && spec.config !== null) {
    for (const [key, value] of Object.entries(spec.config)) {
      if (typeof value !== "object") config.set(key, String(value));
    }
  }
  const name = "class" in spec && typeof spec.class === "string" ? spec.class : "";
  return { config, isDebezium: name.startsWith("io.debezium.") };
}
