import { nameOf } from "../../../compiler/model/address.js";
import type { EngineSpec, KafkaEngineSpec } from "../schema/engine.js";
import { identifier, literal } from "../sql/quote.js";

export type Settings = Readonly<Record<string, string | number | boolean>>;

/** What stands after `ENGINE =`, and the settings that the engine itself brings. */
export interface EngineClause {
  readonly engine: string;
  readonly settings: Settings;
}

/** Where a Kafka engine's brokers are: known only to the whole pipeline. */
export type BrokersOf = (engine: KafkaEngineSpec) => readonly string[];

export function engineClause(engine: EngineSpec, brokersOf: BrokersOf): EngineClause {
  switch (engine.type) {
    case "MergeTree":
    case "AggregatingMergeTree":
    case "Null":
      return { engine: engine.type, settings: {} };
    case "ReplacingMergeTree":
      return withArguments(engine.type, "version" in engine ? [engine.version, engine.isDeleted] : []);
    case "SummingMergeTree": {
      const columns = "columns" in engine ? (engine.columns ?? []) : [];
      return columns.length === 0
        ? { engine: engine.type, settings: {} }
        : { engine: `SummingMergeTree((${columns.map(identifier).join(", ")}))`, settings: {} };
    }
    case "CollapsingMergeTree":
      return withArguments(engine.type, [engine.sign]);
    case "VersionedCollapsingMergeTree":
      return withArguments(engine.type, [engine.sign, engine.version]);
    case "Kafka":
      return {
        engine: "Kafka",
        settings: {
          kafka_broker_list: brokersOf(engine).join(","),
          kafka_topic_list: engine.topics
            .map((topic) => (typeof topic === "string" ? topic : nameOf(topic.$ref)))
            .join(","),
          kafka_group_name: engine.consumerGroup,
          kafka_format: engine.format,
          kafka_num_consumers: engine.consumers,
        },
      };
  }
}

function withArguments(type: string, columns: readonly (string | undefined)[]): EngineClause {
  const given = columns.filter((column) => column !== undefined);
  return { engine: given.length === 0 ? type : `${type}(${given.map(identifier).join(", ")})`, settings: {} };
}

export function settingsClause(settings: Settings): readonly string[] {
  const entries = Object.entries(settings);
  if (entries.length === 0) return [];
  return [`SETTINGS\n${entries.map(([name, value]) => `    ${name} = ${literal(value)}`).join(",\n")}`];
}
