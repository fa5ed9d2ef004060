import { NAME, within } from "../../../../compiler/model/origin.js";
import { ofKind } from "../../../../compiler/model/resource.js";
import { route, transformsIn } from "../../../../compiler/model/route/route.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { POSTGRES_CONNECTOR } from "../../../../systems/debezium/public.js";
import { TOPIC } from "../../../../systems/kafka/schema.js";
import { textOf, type WrittenConnector, writtenConnectors } from "../../connectors/written.js";
import { mirrored } from "../connectors/cases.js";

const topic = (name: string): string =>
  `${mirrored("")}`.replace(
    "const listed = [ordersNow];",
    `const more = kafka.topic("${name}", { partitions: 1, replicas: 1 });\n\nconst listed = [ordersNow, more];`,
  );

export const topicNeverWritten: Rule = {
  code: "kafka/topic-never-written",
  severity: "warning",
  summary: "A topic looks like one of a connector's, but it writes no such topic",
  why: "A PostgreSQL connector writes `<prefix>.<schema>.<table>`, `<prefix>.transaction`, `<prefix>.message` and `__debezium-heartbeat.<prefix>`. It has no topic of schema changes: PostgreSQL's stream does not have them. And a router leads a table's changes away from its topic. Whoever waits for messages here waits for ever.",
  mend: "Leave the topic out, or name the one that is written.",
  failing: topic("shop.schema-changes"),
  passing: topic("shop.transaction"),
  *check(pipeline) {
    const connectors = writtenConnectors(pipeline).filter(
      ({ connector }) => connector.spec.class === POSTGRES_CONNECTOR,
    );
    for (const topic of ofKind(pipeline.resources, TOPIC)) {
      if (topic.madeBy !== undefined) continue;
      const connector = connectors.find((each) => isBelow(topic.name, each));
      if (connector === undefined) continue;
      yield {
        detail: `\`${connector.connector.name}\` never writes to \`${topic.name}\`. ${topicNeverWritten.mend}`,
        at: within(topic.origin, NAME),
        resource: topic.address,
        related: [{ at: connector.connector.origin, note: "the connector" }],
      };
    }
  },
};

const OWN = /^(schema-?changes|schema_changes|heartbeat|schema-history|ddl)$/i;

/** Under the connector's prefix, and no topic that it writes. */
function isBelow(topic: string, connector: WrittenConnector): boolean {
  const prefix = textOf(connector, "topic.prefix") ?? textOf(connector, "database.server.name");
  if (prefix === undefined || !topic.startsWith(`${prefix}.`)) return false;
  // Named by a strategy of its own, it may be one of its topics after all.
  const isRenamed = ["topic.naming.strategy", "topic.heartbeat.prefix"].some((name) => textOf(connector, name));
  if (isRenamed) return false;
  const transforms = transformsIn(connector.connector.spec.config);
  const end = route(topic, transforms);
  const name = topic.slice(prefix.length + 1);
  // The topic of a table whose changes a router leads elsewhere.
  if (name.includes(".")) return end.known && end.topic !== topic;
  return transforms.length === 0 && OWN.test(name);
}
