import type { Rule } from "../../../../compiler/model/rule.js";
import { connectorDefinitions } from "../../../../systems/debezium/public.js";
import { textOf, writtenConnectors } from "../../connectors/written.js";
import { clusterKey, duplicatesOf } from "./duplicate-property.js";

const connectors = (prefix: string): string => `const config = (server: number) => ({
  "database.hostname": "mysql",
  "database.user": "debezium",
  "database.password": secret("inventory-mysql/password"),
  "database.server.id": server,
  "schema.history.internal.kafka.topic": \`history.\${server}\`,
  "schema.history.internal.kafka.bootstrap.servers": "kafka:9092",
});
const mysql = "io.debezium.connector.mysql.MySqlConnector";
const inventory = kafka.connector("inventory", { class: mysql, config: { ...config(1), "topic.prefix": "inventory" } });
const returned = kafka.connector("returned", { class: mysql, config: { ...config(2), "topic.prefix": "${prefix}" } });

const listed = [inventory, returned];
`;

export const duplicateTopicPrefix: Rule = {
  code: "debezium/duplicate-topic-prefix",
  severity: "error",
  summary: "Two connectors write topics with the same prefix",
  why: "Their heartbeats, and tables of one name, share a topic; events of two databases would be taken for one's. Connect's offsets are kept by prefix too: one would go on where the other stopped.",
  mend: "Give each connector a `topic.prefix` of its own.",
  failing: connectors("inventory"),
  passing: connectors("returned"),
  *check(pipeline) {
    yield* duplicatesOf(
      writtenConnectors(pipeline).filter((each) => connectorDefinitions(each.connector.spec.class) !== undefined),
      "topic.prefix",
      (connector) => {
        const prefix = textOf(connector, "topic.prefix");
        return prefix === undefined ? undefined : JSON.stringify([clusterKey(connector), prefix]);
      },
      (connector, first) =>
        `\`${connector.connector.name}\` and \`${first.connector.name}\` both write topics that begin with \`${textOf(connector, "topic.prefix") ?? ""}.\`. ${duplicateTopicPrefix.mend}`,
    );
  },
};
