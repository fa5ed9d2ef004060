import type { Rule } from "../../../../compiler/model/rule.js";
import { textOf, type WrittenConnector, writtenConnectors } from "../../connectors/written.js";
import { duplicatesOf } from "./duplicate-property.js";

const connectors = (id: string): string => `const config = {
  "database.hostname": "mysql",
  "database.user": "debezium",
  "database.password": secret("shop-mysql/password"),
  "schema.history.internal.kafka.bootstrap.servers": "kafka:9092",
} as const;
const mysqlConnector = "io.debezium.connector.mysql.MySqlConnector";
const orders = kafka.connector("orders", {
  class: mysqlConnector,
  config: {
    ...config,
    "topic.prefix": "orders",
    "schema.history.internal.kafka.topic": "orders.history",
    "database.server.id": 184_054,
  },
});
const stock = kafka.connector("stock", {
  class: mysqlConnector,
  config: {
    ...config,
    "topic.prefix": "stock",
    "schema.history.internal.kafka.topic": "stock.history",
    "database.server.id": ${id},
  },
});

const listed = [orders, stock];
`;

export const duplicateServerId: Rule = {
  code: "debezium/duplicate-server-id",
  severity: "error",
  summary: "Two connectors are the same replica to one MySQL server",
  why: "A server knows its replicas by their number. When a second one comes with the same, it disconnects the first, which comes back and disconnects the second: both stop again and again.",
  mend: "Give each connector a `database.server.id` of its own, which no replica has either.",
  failing: connectors("184_054"),
  passing: connectors("184_055"),
  *check(pipeline) {
    yield* duplicatesOf(
      writtenConnectors(pipeline),
      "database.server.id",
      keyOf,
      (connector, first) =>
        `\`${connector.connector.name}\` and \`${first.connector.name}\` read from \`${textOf(connector, "database.hostname")}\` as replica ${textOf(connector, "database.server.id")}. ${duplicateServerId.mend}`,
    );
  },
};

function keyOf(connector: WrittenConnector): string | undefined {
  const host = textOf(connector, "database.hostname");
  const id = textOf(connector, "database.server.id");
  if (!/\.(MySql|MariaDb)Connector$/.test(connector.connector.spec.class) || host === undefined || id === undefined)
    return undefined;
  return JSON.stringify([host, textOf(connector, "database.port") ?? "3306", id]);
}
