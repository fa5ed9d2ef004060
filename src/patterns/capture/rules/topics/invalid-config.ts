import { within } from "../../../../compiler/model/origin.js";
import { named, valueProblem } from "../../../../compiler/model/property-definition.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { writtenConfigs } from "../../connectors/written-configs.js";

const topic = (config: string): string => `const events = kafka.topic("shop.events", {
  partitions: 3,
  replicas: 1,
  config: { ${config} },
});

const listed = [events];
`;

export const invalidConfig: Rule = {
  code: "kafka/invalid-config",
  severity: "error",
  summary: "A config of Kafka has a value that it does not take",
  why: "The topic would not be made, or the broker would not start.",
  mend: "Write a value of the config's type.",
  failing: topic('"message.timestamp.type": "EventTime"'),
  passing: topic('"message.timestamp.type": "LogAppendTime"'),
  *check(pipeline) {
    for (const { origin, path, configs, definitions, resource } of writtenConfigs(pipeline)) {
      for (const [name, value] of Object.entries(configs)) {
        const definition = named(definitions, name);
        const problem = definition === undefined ? undefined : valueProblem(value, definition);
        if (problem === undefined) continue;
        yield { detail: `\`${name}\` ${problem}.`, at: within(origin, ...path, name), resource };
      }
    }
  },
};
