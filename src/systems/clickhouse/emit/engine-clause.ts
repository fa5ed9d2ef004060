import { nameOf } from "../../../compiler/model/address.js";
import type { EngineSpec, KafkaEngineSpec } from "../schema/engine.js";
import { isListed } from "../schema/engines/listed.js";
import { printExpression } from "../sql/print.js";
import { identifier, literal, splitName, stringLiteral } from "../sql/quote.js";
import type { EngineClause, Settings } from "./engines/clause.js";
import { listedClause } from "./engines/listed.js";
import { mergeTreeArguments } from "./engines/merge-tree.js";

export type { EngineClause, Settings } from "./engines/clause.js";

/** Where a Kafka engine's brokers are: known only to the whole pipeline. */
export type BrokersOf = (engine: KafkaEngineSpec) => readonly string[];

export function engineClause(engine: EngineSpec, brokersOf: BrokersOf): EngineClause {
  switch (engine.type) {
    case "Null":
      return { engine: engine.type, settings: {} };
    case "Distributed": {
      const name = typeof engine.table === "string" ? engine.table : nameOf(engine.table.$ref);
      const { database, object } = splitName(name);
      return withArguments(engine.type, [
        stringLiteral(nameOf(engine.cluster.$ref)),
        stringLiteral(database ?? "default"),
        stringLiteral(object),
        ...(engine.shardingKey === undefined ? [] : [printExpression(engine.shardingKey)]),
        ...(engine.policy === undefined ? [] : [stringLiteral(engine.policy)]),
      ]);
    }
    case "Kafka": {
      const brokers = brokersOf(engine);
      return {
        engine: engine.collection === undefined ? "Kafka" : `Kafka(${identifier(nameOf(engine.collection.$ref))})`,
        settings: {
          ...(brokers.length === 0 ? {} : { kafka_broker_list: brokers.join(",") }),
          kafka_topic_list: engine.topics
            .map((topic) => (typeof topic === "string" ? topic : nameOf(topic.$ref)))
            .join(","),
          kafka_group_name: engine.consumerGroup,
          kafka_format: engine.format,
          kafka_num_consumers: engine.consumers,
        },
      };
    }
    default:
      return isListed(engine) ? listedClause(engine) : withArguments(engine.type, mergeTreeArguments(engine));
  }
}

function withArguments(type: string, given: readonly string[]): EngineClause {
  return { engine: given.length === 0 ? type : `${type}(${given.join(", ")})`, settings: {} };
}

export function settingsClause(settings: Settings): readonly string[] {
  const printed = printSettings(settings);
  return printed.length === 0 ? [] : [`SETTINGS\n${printed.map((each) => `    ${each}`).join(",\n")}`];
}

export function printSettings(settings: Settings): readonly string[] {
  return Object.entries(settings).map(([name, value]) => `${name} = ${literal(value)}`);
}
