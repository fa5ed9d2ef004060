import { environmentVariable } from "../../../compiler/emit/secret-names.js";
import type { Json } from "../../../compiler/model/json.js";
import { ofKind } from "../../../compiler/model/resource.js";
import { NAMED_COLLECTION } from "../../../systems/clickhouse/schema/named-collection.js";
import { secretUses } from "../../secrets/uses.js";
import { secretKey } from "../names.js";
import type { Scope } from "../placed.js";
import { serverOf } from "./ports.js";
import { pathsInServerFiles } from "./server-files.js";

/** The servers' environment: ClickHouse's configuration can look a secret up nowhere else. */
export function serverEnvironment({ pipeline }: Scope): Json[] {
  const secrets = secretUses(pipeline).filter(
    ({ reader, resource }) => reader === "ClickHouse" && resource.kind !== "clickhouse.cluster",
  );
  const byVariable = new Map(secrets.map(({ secret }) => [environmentVariable(secret), secret]));
  return [...byVariable]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, secret]) => ({
      name,
      valueFrom: { secretKeyRef: { ...secretKey(secret) } },
    }));
}

/** Files that the servers' configuration names by their path: of named collections, and their own certificates. */
export function serverPaths(scope: Scope): readonly string[] {
  const collections = ofKind(scope.pipeline.resources, NAMED_COLLECTION).flatMap(({ spec }) =>
    Object.values(spec.values).map(({ value }) => value),
  );
  const { certificate, key, ca } = serverOf(scope)?.tls ?? {};
  return pathsInServerFiles([...collections, certificate, key, ca]);
}
