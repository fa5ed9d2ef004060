import type { Rule } from "../../../../compiler/model/rule.js";
import { POSTGRES_CONNECTOR } from "../../../../systems/debezium/public.js";
import { textOf, type WrittenConnector, writtenConnectors } from "../../connectors/written.js";
import { duplicatesOf } from "./duplicate-property.js";

const connectors = (slot: string): string => `const config = {
  "database.hostname": "postgres",
  "database.dbname": "shop",
  "database.user": "debezium",
  "database.password": secret("shop-postgres/password"),
  "plugin.name": "pgoutput",
  "publication.autocreate.mode": "disabled",
  "heartbeat.interval.ms": 10_000,
} as const;
const postgresConnector = "io.debezium.connector.postgresql.PostgresConnector";
const orders = kafka.connector("orders", {
  class: postgresConnector,
  config: { ...config, "topic.prefix": "orders" },
});
const stock = kafka.connector("stock", {
  class: postgresConnector,
  config: { ...config, "topic.prefix": "stock"${slot} },
});

const listed = [orders, stock];
`;

export const duplicateSlot: Rule = {
  code: "debezium/duplicate-slot",
  severity: "error",
  summary: "Two connectors read from one replication slot",
  why: "A slot hands each change out once: each connector would see a part of the changes, and neither notices. Without `slot.name` every one is on the slot `debezium`.",
  mend: "Give each connector a `slot.name` of its own.",
  failing: connectors(""),
  passing: connectors(', "slot.name": "stock"'),
  *check(pipeline) {
    yield* duplicatesOf(
      writtenConnectors(pipeline),
      "slot.name",
      keyOf,
      (connector, first) =>
        `\`${connector.connector.name}\` and \`${first.connector.name}\` are both on the slot \`${slotOf(connector)}\`. ${duplicateSlot.mend}`,
    );
  },
};

function slotOf(connector: WrittenConnector): string {
  return textOf(connector, "slot.name") ?? "debezium";
}

function keyOf(connector: WrittenConnector): string | undefined {
  const host = textOf(connector, "database.hostname");
  if (connector.connector.spec.class !== POSTGRES_CONNECTOR || host === undefined) return undefined;
  return JSON.stringify([host, textOf(connector, "database.port") ?? "5432", slotOf(connector)]);
}
