import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../../src/compiler/model/json.js";
import { resolve } from "../../../src/compiler/resolve/resolve.js";
import { systems } from "../../../src/registry.js";
import { call, loaded, ORDERS, ORDERS_NOW, resolved, SHOP, sql } from "./loaded.js";

const VALUE = "hunter2Xyz";
const QUERY = sql("SELECT 1 AS x");

/** Codes and places of what is told of a config with these options, whose text holds the value nowhere. */
function told(kind: string, options: JsonObject): readonly string[] {
  const base = kind === "postgres.source" ? [ORDERS, ORDERS_NOW] : [SHOP, ORDERS];
  const { diagnostics } = resolved(...base, call(kind, "shop", options));
  expect(JSON.stringify(diagnostics)).not.toContain(VALUE);
  return diagnostics.map(
    ({ code, at, concealed }) => `${code} ${at?.path.join(".")}${concealed === true ? " concealed" : ""}`,
  );
}

const source = (options: JsonObject) => told("postgres.source", { ...SHOP.options, ...options });
const table = (options: JsonObject) =>
  told("clickhouse.table", { columns: { id: "UInt64" }, orderBy: ["id"], ...options });

describe("a secret's value is refused, wherever it stands and however it is dressed", () => {
  test.each<[string, JsonObject, string]>([
    ["an option", { password: VALUE }, "password"],
    ["a number", { password: 123456 }, "password"],
    ["a value where its path should be", { password: { $secret: VALUE } }, "password"],
    ["a URL", { host: `postgres://debezium:${VALUE}@db` }, "host"],
    ["a URL without a user", { host: `redis://:${VALUE}@db` }, "host"],
    ...[
      "database.password",
      "ssl.keystore.password",
      "ssl.key.passphrase",
      "schema.registry.basic.auth.user.info",
      "x-api-key",
      "aws.secret_access_key",
      "azure.accountKey",
      "userPassword",
      "clientSecret",
      "sasl.oauthbearer.token",
      "db_pwd",
      "CREDENTIALS",
    ].map((name): [string, JsonObject, string] => [name, { connector: { [name]: VALUE } }, `connector.${name}`]),
    ["a JDBC URL", { connector: { url: `jdbc:postgresql://db/x?user=a&password=${VALUE}` } }, "connector.url"],
    ["a connection string", { connector: { to: `Server=db;Pwd=${VALUE};` } }, "connector.to"],
    [
      "a JAAS configuration",
      { connector: { "sasl.jaas.config": `PlainLoginModule required username="a" password="${VALUE}";` } },
      "connector.sasl.jaas.config",
    ],
    ["JSON", { connector: { json: `{"user": "a", "password": "${VALUE}"}` } }, "connector.json"],
    [
      "a private key",
      { connector: { "ssl.keystore.key": `-----BEGIN RSA PRIVATE KEY-----\n${VALUE}` } },
      "connector.ssl.keystore.key",
    ],
    ["settings within settings", { topics: { config: { "remote.password": VALUE } } }, "topics.config.remote.password"],
  ])("%s", (_, options, place) => {
    expect(source(options)).toEqual([`config/secret-value ${place} concealed`]);
  });

  test.each<[string, JsonObject, string]>([
    ["a setting", { settings: { kafka_sasl_password: VALUE } }, "settings.kafka_sasl_password"],
    ["a comment", { comment: `from https://a:${VALUE}@b/` }, "comment"],
    ["SQL", { ttl: sql(`url('http://a:${VALUE}@b')`) }, "ttl"],
    ["SQL in the depth", { projections: { p: sql(`SELECT mysql('h', 'd', 't', 'u', '${VALUE}')`) } }, "projections.p"],
    ["a value in SQL", { ttl: sql("postgresql('h:5432', d, t, 'u', ", { $literal: VALUE }, ")") }, "ttl"],
  ])("%s of a table", (_, options, place) => {
    expect(table(options)).toEqual([`config/secret-value ${place} concealed`]);
  });

  test("brokers", () => {
    expect(told("kafka.cluster", { brokers: [`SASL_SSL://a:${VALUE}@k:9092`] })).toEqual([
      "config/secret-value brokers.0 concealed",
    ]);
  });

  test("several, and the other problems too", () => {
    const options = { password: VALUE, port: 0, connector: { "a.token": VALUE, "b.secret": VALUE } };
    expect(source(options)).toEqual([
      "config/secret-value password concealed",
      "config/secret-value connector.a.token concealed",
      "config/secret-value connector.b.secret concealed",
      "config/invalid-option port",
    ]);
  });
});

describe("no secret", () => {
  test.each<[string, JsonObject]>([
    ["a reference", { connector: { "a.password": { $secret: "a/b" } } }],
    ["a placeholder", { connector: { "a.password": "${file:/run/a:b}" } }],
    ["an empty text", { connector: { "a.password": "" } }],
    ["a placeholder in a text", { connector: { "sasl.jaas.config": 'X required password="${env:PASSWORD}";' } }],
    ["a placeholder in a URL", { connector: { url: "https://a:${env:PASSWORD}@b" } }],
    ["a URL with a port", { connector: { url: "http://connect:8083/a@b" } }],
    ["a name about secrets", { connector: { "tokens.max": 5, "sasl.oauthbearer.token.endpoint.url": "https://a/b" } }],
    ["a switch", { connector: { "log.password": false } }],
    ["a mask", { connector: { "transforms.a.with": "password=***" } }],
    ["a pattern that finds passwords", { connector: { "transforms.a.regex": String.raw`password=\S+` } }],
    ["a type of that name", { types: { token: "enum" } }],
  ])("%s", (_, options) => {
    expect(source(options)).toEqual([]);
  });

  test("columns, indexes, projections and constraints are named as their author likes", () => {
    const options = {
      columns: { password: "String", token: { type: "String", comment: "of the session" } },
      orderBy: ["password"],
      indexes: { secret: { expression: "token", type: "minmax" } },
      constraints: { password: sql("password != 'none'") },
    };
    expect(told("clickhouse.table", options)).toEqual([]);
  });

  test("SQL about passwords", () => {
    expect(told("clickhouse.view", { query: sql("SELECT password, token = 'x' AS token FROM system.users") })).toEqual(
      [],
    );
    expect(told("clickhouse.view", { query: QUERY })).toEqual([]);
  });
});

test("in what nothing reaches, and in what is declared twice", () => {
  const spare = call("postgres.source", "spare", { ...SHOP.options, password: VALUE }, 5);
  const again = call("postgres.source", "shop", { ...SHOP.options, password: VALUE }, 6);
  const { diagnostics } = resolve(loaded([SHOP, ORDERS, again, spare], ["postgres.table/public.orders"]), systems);
  expect(JSON.stringify(diagnostics)).not.toContain(VALUE);
  expect(diagnostics.map(({ code, at }) => `${code} ${at?.site.line}`)).toEqual([
    "config/secret-value 6",
    "config/secret-value 5",
    "config/duplicate-name 6",
    "config/unreached 5",
  ]);
});

test("a setting can't be a secret, and the message says what to do instead", () => {
  const { diagnostics } = resolved(
    call("clickhouse.table", "a.t", {
      columns: { id: "UInt8" },
      orderBy: [],
      settings: { kafka_sasl_password: VALUE },
    }),
  );
  expect(diagnostics.map((each) => each.detail)).toEqual([
    "`kafka_sasl_password` is written as a text. A secret can't be a setting: keep it in ClickHouse's own configuration (its `<kafka>` section, or a named collection), and change it: it has been seen.",
  ]);
});
