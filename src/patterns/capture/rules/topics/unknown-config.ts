import { didYouMean } from "../../../../compiler/model/nearest.js";
import { KEY, type Origin, within } from "../../../../compiler/model/origin.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { isTypingSlip } from "../../../../compiler/model/typing-slip.js";
import { isKnownVersion, KAFKA_VERSION } from "../../../../systems/kafka/public.js";
import { writtenConfigs } from "../../connectors/written-configs.js";

const topic = (config: string): string => `const events = kafka.topic("shop.events", {
  partitions: 3,
  replicas: 1,
  config: { ${config} },
});

const listed = [events];
`;

export const unknownConfig: Rule = {
  code: "kafka/unknown-config",
  severity: "error",
  summary: "Kafka has no such config",
  why: "A topic with an unknown config is refused when it is made; a broker ignores it, and runs with its default.",
  mend: "Correct the name, or leave the config out.",
  failing: topic('"retention.mss": 86_400_000'),
  passing: topic('"segment.ms": 86_400_000'),
  *check(pipeline) {
    for (const { owner, origin, path, configs, definitions, resource, version, isOpen } of writtenConfigs(pipeline)) {
      const names = Object.keys(definitions);
      for (const name of Object.keys(configs)) {
        if (Object.hasOwn(definitions, name)) continue;
        const slip = names.find((each) => isTypingSlip(name, each));
        // Brokers hand configs on to plugins, and other versions have others.
        if (slip === undefined && (isOpen(name) || !isKnownVersion(version))) continue;
        const meant = slip === undefined ? didYouMean(name, names) : ` Did you mean \`${slip}\`?`;
        const at: Origin = within(origin, ...path, name, KEY);
        yield {
          detail: `${owner} of Kafka ${KAFKA_VERSION} have no config \`${name}\`.${meant} ${unknownConfig.mend}`,
          at,
          resource,
        };
      }
    }
  },
};
