import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import type { JsonObject } from "../../../src/compiler/model/json.js";
import type { Declaration } from "../../../src/compiler/model/loaded-config.js";
import { userFiles } from "../../../src/patterns/capture/emit/users.js";
import { namedCollectionFiles } from "../../../src/systems/clickhouse/emit/named-collection-files.js";
import { clusterFiles } from "../../../src/systems/kafka/emit/cluster-files.js";
import { connectorFiles } from "../../../src/systems/kafka/emit/connector-json.js";
import { call, ORDERS, ORDERS_NOW, resolved, SHOP, shown } from "../../compiler/resolve/loaded.js";

const BROKERS = { brokers: ["kafka:9093"] };

function files(cluster: JsonObject, ...more: readonly Declaration[]) {
  const { pipeline, diagnostics } = resolved(call("kafka.cluster", "main", { ...BROKERS, ...cluster }), ...more);
  expect(shown(diagnostics)).toEqual([]);
  const all = [
    ...clusterFiles(pipeline),
    ...connectorFiles(pipeline),
    ...userFiles(pipeline),
    ...namedCollectionFiles(pipeline),
  ];
  return new Map(all.map(({ path, content }) => [path, content]));
}

const lines = (text: string | undefined) =>
  (text ?? "").split("\n").filter((line) => line !== "" && !line.startsWith("#"));

describe("client.properties", () => {
  const client = (cluster: JsonObject) => lines(files(cluster).get("kafka/main/client.properties"));

  test("nothing for an open cluster", () => {
    expect([...files({}).keys()]).toEqual([]);
  });

  test("TLS, with a certificate from a folder and a key from the environment", () => {
    const tls = {
      ca: "/etc/kafka/ca.crt",
      certificate: "/etc/kafka/client.crt",
      key: { $secret: "kafka/key" },
      verifyHostName: false,
    };
    expect(client({ tls })).toEqual([
      "bootstrap.servers=kafka:9093",
      "security.protocol=SSL",
      "ssl.truststore.type=PEM",
      "ssl.truststore.location=/etc/kafka/ca.crt",
      "ssl.keystore.type=PEM",
      "ssl.keystore.certificate.chain=${dir:/etc/kafka:client.crt}",
      "ssl.keystore.key=${env:KAFKA_KEY}",
      "ssl.endpoint.identification.algorithm=",
      "config.providers=env,dir",
      "config.providers.env.class=org.apache.kafka.common.config.provider.EnvVarConfigProvider",
      "config.providers.env.param.allowlist.pattern=^(KAFKA_KEY)$",
      "config.providers.dir.class=org.apache.kafka.common.config.provider.DirectoryConfigProvider",
      "config.providers.dir.param.allowed.paths=/etc/kafka",
    ]);
  });

  test("an account whose name is in quotes", () => {
    const sasl = { mechanism: "PLAIN", username: 'a"b\\c', password: { $secret: "kafka/p" } };
    expect(client({ sasl }).slice(1, 4)).toEqual([
      "security.protocol=SASL_PLAINTEXT",
      "sasl.mechanism=PLAIN",
      'sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required username="a\\\\"b\\\\\\\\c" password="${env:KAFKA_P}";',
    ]);
  });

  test.each<[JsonObject, string]>([
    [
      { mechanism: "OAUTHBEARER", tokenEndpoint: "https://id/token", clientId: "c", clientSecret: { $secret: "k/s" } },
      'sasl.jaas.config=org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required clientId="c" clientSecret="${env:K_S}";',
    ],
    [
      { mechanism: "GSSAPI", principal: "c@REALM", keytab: "/etc/c.keytab" },
      'sasl.jaas.config=com.sun.security.auth.module.Krb5LoginModule required useKeyTab="true" storeKey="true" keyTab="/etc/c.keytab" principal="c@REALM";',
    ],
  ])("%j", (sasl, line) => {
    expect(client({ tls: true, sasl })).toContain(line);
    expect(client({ tls: true, sasl })).toContain("security.protocol=SASL_SSL");
  });
});

describe("users", () => {
  const user = (name: string) => call("kafka.user", name, { password: { $secret: `kafka/${name}` } });
  const secured = {
    sasl: { mechanism: "SCRAM-SHA-512", username: "headrace", password: { $secret: "kafka/headrace" } },
    connectUser: { $ref: "kafka.user/connect" },
    clickhouseUser: { $ref: "kafka.user/clickhouse" },
  };
  const billing = call("kafka.consumerGroup", "billing", {
    topics: [{ $ref: "postgres.table/public.orders" }],
    user: { $ref: "kafka.user/billing" },
  });
  const all = files(secured, user("connect"), user("clickhouse"), user("billing"), billing, SHOP, ORDERS, ORDERS_NOW);

  test("have the least that their part needs", () => {
    const rights = parse(all.get("kafka/main/users.yaml") ?? "").users.map(
      (each: { name: string; rights: { type: string; name: string; operations: string[] }[] }) => [
        each.name,
        each.rights.map((right) => `${right.type} ${right.name} ${right.operations.join(",")}`).sort(),
      ],
    );
    expect(Object.fromEntries(rights)).toEqual({
      billing: ["group billing Read", "topic shop.public.orders Read,Describe"],
      clickhouse: [
        "group clickhouse.a.orders Read",
        "group clickhouse.a.shop_heartbeat Read",
        "topic shop.public.headrace_heartbeat Read,Describe",
        "topic shop.public.orders Read,Describe",
      ],
      connect: [
        "topic __debezium-heartbeat.shop Write,Describe",
        "topic shop.public.headrace_heartbeat Write,Describe",
        "topic shop.public.headrace_signal Write,Describe",
        "topic shop.public.orders Write,Describe",
      ],
    });
  });

  test("each part of the pipeline logs in as its own", () => {
    expect(parse(all.get("clickhouse/server/config.d/named-collections.yaml") ?? "")).toEqual({
      named_collections: {
        kafka_main: {
          kafka_broker_list: "kafka:9093",
          kafka: {
            security_protocol: "SASL_PLAINTEXT",
            sasl_mechanism: "SCRAM-SHA-512",
            sasl_username: "clickhouse",
            sasl_password: { "@from_env": "KAFKA_CLICKHOUSE" },
          },
        },
      },
    });
    expect(all.get("connect/worker.properties")).toContain('username="connect" password="${env:KAFKA_CONNECT}"');
  });

  test("the script has no password in it, and quotes names", () => {
    const script = files(
      secured,
      user("connect"),
      user("clickhouse"),
      call("kafka.user", "o'brien; rm", {
        authentication: "tls",
        acls: [{ topic: "*", operations: ["Read"], permission: "deny", host: "10.0.0.1" }],
      }),
    ).get("kafka/main/acls.sh");
    expect(lines(script)).toContain(
      "acl --deny-principal 'User:o'\\''brien; rm' --deny-host 10.0.0.1 --operation Read --topic '*' --resource-pattern-type literal",
    );
    expect(lines(script)).toContain('scram connect SCRAM-SHA-512 "$KAFKA_CONNECT"');
  });
});

test("a schema history logs in as the worker does", () => {
  const inventory = call("kafka.connector", "inventory", {
    class: "io.debezium.connector.mysql.MySqlConnector",
    config: { "schema.history.internal.kafka.topic": "h", "schema.history.internal.producer.security.protocol": "SSL" },
  });
  const config = JSON.parse(files({ tls: { ca: "/ca.crt" } }, inventory).get("connect/inventory.json") ?? "").config;
  expect(config).toMatchObject({
    "schema.history.internal.producer.security.protocol": "SSL",
    "schema.history.internal.producer.ssl.truststore.location": "/ca.crt",
    "schema.history.internal.consumer.security.protocol": "SSL",
  });
});

test("what a broker is told is escaped", () => {
  const properties = { "num.network.threads": 8, "listener.name.a.sasl.jaas.config": " x=\\y" };
  expect(lines(files({ properties }).get("kafka/main/broker.properties"))).toEqual([
    "num.network.threads=8",
    "listener.name.a.sasl.jaas.config=\\ x=\\\\y",
  ]);
});
