import { expect, test } from "vitest";
import { derivedManifests } from "../../../src/patterns/deployment/derived.js";
import { inEnvironment } from "../../../src/patterns/deployment/environments.js";
import { backupFiles } from "../../../src/systems/clickhouse/public.js";
import { shapeProblems } from "../../../src/systems/kubernetes/public.js";
import { call } from "../../compiler/resolve/loaded.js";
import { deployed } from "./deployed.js";

const bucket = call("clickhouse.namedCollection", "bucket", { values: { access_key_id: { $secret: "backup/id" } } });
const nightly = call("clickhouse.backup", "nightly", {
  databases: ["analytics"],
  to: { s3: "https://backups.example.com/production", collection: { $ref: "clickhouse.namedCollection/bucket" } },
  full: "daily",
});
const STAGING = {
  namespace: "staging",
  secretStore: "vault-staging",
  sources: { shop: { host: "postgres.staging.svc", port: 5433, database: "shop_staging", slot: "staging" } },
  backups: { nightly: "https://backups.example.com/staging" },
};

function staging() {
  const options = {
    secrets: "external-secrets",
    monitoring: "prometheus-operator",
    environments: { staging: STAGING },
  };
  const { scope } = deployed(options, [bucket, nightly]);
  const environment = scope.spec.environments.staging;
  if (environment === undefined) throw new Error("there is no staging");
  const there = inEnvironment({ ...scope, artifacts: backupFiles(scope.pipeline) }, environment);
  return JSON.stringify(derivedManifests(there).map(({ manifest }) => manifest));
}

test("an environment reads from its own database, and its exporter and policies follow", () => {
  const text = staging();
  expect(text).toContain('"database.hostname":"postgres.staging.svc","database.port":"5433"');
  expect(text).toContain('"database.dbname":"shop_staging"');
  expect(text).toContain('"slot.name":"staging"');
  expect(text).toContain("postgres.staging.svc:5433/shop_staging?sslmode=verify-full");
  expect(text).not.toContain("postgres.shop.svc");
});

test("an environment keeps its backups in its own place, and has its own secrets", () => {
  const text = staging();
  expect(text).toContain("https://backups.example.com/staging");
  expect(text).not.toContain("https://backups.example.com/production");
  expect(text).toContain('"secretStoreRef":{"kind":"ClusterSecretStore","name":"vault-staging"}');
});

test("what is derived is as its kinds are", () => {
  const options = { monitoring: "prometheus-operator", secrets: "external-secrets", zones: ["a", "b"] };
  const { manifests } = deployed(options, [bucket, nightly]);
  expect(manifests.flatMap((each) => shapeProblems(each).map(({ path, text }) => [each.kind, ...path, text]))).toEqual(
    [],
  );
});
