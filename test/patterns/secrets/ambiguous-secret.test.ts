import { expect, test } from "vitest";
import type { Declaration } from "../../../src/compiler/model/loaded-config.js";
import { ambiguousSecret } from "../../../src/patterns/secrets/rules/ambiguous-secret.js";
import { call, ORDERS, resolved, SHOP } from "../../compiler/resolve/loaded.js";

/** `place: the two` of each finding. */
function told(...declarations: readonly Declaration[]): readonly string[] {
  const findings = [...ambiguousSecret.check(resolved(SHOP, ORDERS, ...declarations).pipeline)];
  return findings.map(({ at, detail }) => `${at?.path.join(".")}: ${detail.split(".")[0]}`);
}

const secret = (path: string) => ({ $secret: path });
const user = (name: string, path: string) =>
  call("clickhouse.user", name, { authentication: { type: "sha256_password", password: secret(path) } });
const collection = (name: string, path: string, more = {}) =>
  call("clickhouse.namedCollection", name, { values: { password: secret(path) }, ...more });
const kafkaUser = (name: string, path: string) =>
  call("kafka.user", name, { authentication: "SCRAM-SHA-512", password: secret(path), acls: [] });

test("two secrets are one variable or parameter for whoever looks both up", () => {
  expect(told(user("ada", "ad-a/pw"), user("bob", "ad/a-pw"))).toEqual([
    "authentication: `ad/a-pw` and `ad-a/pw` would both be `AD_A_PW` for `access",
  ]);
  expect(told(collection("one", "a/b"), collection("two", "a/-b"))).toEqual([
    "values.password: `a/-b` and `a/b` would both be `A_B` for the ClickHouse servers",
  ]);
  expect(told(kafkaUser("one", "a/b"), kafkaUser("two", "A/b"))).toEqual([
    "password: `A/b` and `a/b` would both be `A_B` for `acls",
  ]);
  const role = { source: { $ref: "postgres.source/shop" }, login: true, password: secret("shop/-password") };
  expect(told(call("postgres.role", "reader", role))).toEqual([
    "password: `shop/-password` and `shop/password` would both be `SHOP_PASSWORD` for psql, which runs `setup",
  ]);
  expect(told(user("ada", "где/пароль"))).toEqual(["authentication: `где/пароль` has no letter from A to Z in it"]);
});

test("one secret in several places, and readers that never meet, are none", () => {
  expect(told(user("ada", "a/b"), user("bob", "a/b"), collection("one", "a/-b"), kafkaUser("one", "A/_b"))).toEqual([]);
  const archive = call("postgres.source", "archive", { ...SHOP.options, password: secret("archive/password") });
  const role = { source: { $ref: "postgres.source/archive" }, login: true, password: secret("shop/-password") };
  expect(told(archive, call("postgres.role", "reader", role))).toEqual([]);
});
