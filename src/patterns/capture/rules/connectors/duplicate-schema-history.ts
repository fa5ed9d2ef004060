import type { Rule } from "../../../../compiler/model/rule.js";
import { textOf, writtenConnectors } from "../../connectors/written.js";
import { duplicatesOf } from "./duplicate-property.js";

const TOPIC_PROPERTY = "schema.history.internal.kafka.topic";

const connectors = (history: string): string => `const config = (server: number) => ({
  "database.hostname": "mysql",
  "database.user": "debezium",
  "database.password": secret("inventory-mysql/password"),
  "database.server.id": server,
  "topic.prefix": \`inventory-\${server}\`,
  "schema.history.internal.kafka.bootstrap.servers": "kafka:9092",
});
const mysql = "io.debezium.connector.mysql.MySqlConnector";
const inventory = kafka.connector("inventory", { class: mysql, config: { ...config(1), "${TOPIC_PROPERTY}": "history" } });
const returned = kafka.connector("returned", { class: mysql, config: { ...config(2), "${TOPIC_PROPERTY}": "${history}" } });

const listed = [inventory, returned];
`;

export const duplicateSchemaHistory: Rule = {
  code: "debezium/duplicate-schema-history",
  severity: "error",
  summary: "Two connectors keep their schema history in one topic",
  why: "At a restart each reads the other's DDL as its own: tables have wrong columns, or the connector does not start.",
  mend: `Give each connector a \`${TOPIC_PROPERTY}\` of its own, with one partition, \`cleanup.policy\` \`delete\` and unlimited retention.`,
  failing: connectors("history"),
  passing: connectors("returned-history"),
  *check(pipeline) {
    yield* duplicatesOf(
      writtenConnectors(pipeline),
      TOPIC_PROPERTY,
      (connector) => {
        const topic = textOf(connector, TOPIC_PROPERTY);
        const servers = textOf(connector, "schema.history.internal.kafka.bootstrap.servers");
        return topic === undefined ? undefined : JSON.stringify([servers ?? "", topic]);
      },
      (connector, first) =>
        `\`${connector.connector.name}\` and \`${first.connector.name}\` both use \`${textOf(connector, TOPIC_PROPERTY) ?? ""}\`. ${duplicateSchemaHistory.mend}`,
    );
  },
};
