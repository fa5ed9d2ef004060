import { expect, test } from "vitest";
import { connectorDefinitions, debeziumConnectors } from "../../../src/systems/debezium/catalogue/definitions.js";
import { POSTGRES_CONNECTOR, postgresConnectorProperties } from "../../../src/systems/debezium/postgres-connector.js";
import { removedProperty } from "../../../src/systems/debezium/removed.js";

test("six connectors are known, each with its own properties", () => {
  expect(debeziumConnectors).toEqual([
    "io.debezium.connector.mariadb.MariaDbConnector",
    "io.debezium.connector.mongodb.MongoDbConnector",
    "io.debezium.connector.mysql.MySqlConnector",
    "io.debezium.connector.oracle.OracleConnector",
    "io.debezium.connector.postgresql.PostgresConnector",
    "io.debezium.connector.sqlserver.SqlServerConnector",
  ]);
  for (const each of debeziumConnectors) expect(connectorDefinitions(each)?.has("topic.prefix")).toBe(true);
  expect(connectorDefinitions(POSTGRES_CONNECTOR)?.get("plugin.name")?.values).toEqual(["decoderbufs", "pgoutput"]);
  expect(connectorDefinitions("com.example.Other")).toBeUndefined();
});

test("nothing that is called removed is there", () => {
  const there = debeziumConnectors.flatMap((each) =>
    [...(connectorDefinitions(each)?.keys() ?? [])].filter((name) => removedProperty(name) !== undefined),
  );
  expect(there).toEqual([]);
});

test("the compiler's own connector has properties that are there", () => {
  const own = postgresConnectorProperties({
    host: "h",
    port: 1,
    database: "d",
    user: "u",
    password: { $secret: "p/q" },
    sslMode: "prefer",
    topicPrefix: "t",
    slot: "s",
    publication: "p",
    tables: ["public.a"],
    heartbeatTable: "public.h",
    signalTable: "public.s",
    heartbeatMilliseconds: 1,
    snapshot: "initial",
    events: "envelope",
  });
  const known = connectorDefinitions(POSTGRES_CONNECTOR);
  expect(Object.keys(own).filter((name) => known?.get(name) === undefined)).toEqual([
    "key.converter",
    "key.converter.schemas.enable",
    "key.converter.replace.null.with.default",
    "value.converter",
    "value.converter.schemas.enable",
    "value.converter.replace.null.with.default",
    "producer.override.max.request.size",
    "producer.override.buffer.memory",
    "producer.override.compression.type",
  ]);
});
