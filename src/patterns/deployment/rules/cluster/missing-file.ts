import { within } from "../../../../compiler/model/origin.js";
import { ofKind, resourceAt } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { BACKUP } from "../../../../systems/postgres/schema/backup.js";
import { SOURCE } from "../../../../systems/postgres/schema/source.js";
import { serverPaths } from "../../clickhouse/needs.js";
import { clickHousePlace } from "../../clickhouse/place.js";
import { scopeOf } from "../../derived.js";
import { mountedProperties } from "../../kafka/connect-properties.js";
import { fileSource } from "../../kafka/mounted-files.js";
import { connectorsOf, kafkaPlace } from "../../kafka/place.js";
import { ownJobs } from "../../watching/own-jobs.js";

const withFiles = (files: string): string => `const shop = postgres.source("shop", {
  host: "postgres",
  database: "shop",
  user: "debezium",
  password: secret("shop-postgres/password"),
  sslMode: "verify-full",
  sslRootCert: "/certs/postgres-ca.crt",
  kafka: kafka.cluster("kafka", { brokers: ["kafka-kafka-bootstrap:9092"] }),
});
const orders = postgres.table("public.orders", { source: shop, columns: { id: "bigint not null" }, primaryKey: ["id"] });
const ordersNow = clickhouse.mirror("analytics.orders", { of: orders, orderBy: ["id"] });
const cluster = kubernetes.cluster({
  namespace: "shop",
  kafka: "strimzi",
  connect: { image: "registry.example.com/connect:1" },${files}
});

const listed = [ordersNow, cluster];
`;

export const missingFile: Rule = {
  code: "kubernetes/missing-file",
  severity: "error",
  summary: "A file that is named by its path comes from nowhere",
  why: "In a container there is nothing but its image and what is mounted: the connector or the server does not find the file when it starts.",
  mend: 'Say which secret it is: `files: { "/certs/postgres-ca.crt": secret("postgres-ca/ca.crt") }`.',
  failing: withFiles(""),
  passing: withFiles('\n  files: { "/certs/postgres-ca.crt": secret("postgres-ca/ca.crt") },'),
  *check(pipeline) {
    const scope = scopeOf(pipeline);
    if (scope === undefined) return;
    const wanted = new Map<string, string>();
    if (kafkaPlace(scope) !== undefined) {
      for (const connector of connectorsOf(scope)) {
        for (const { path, property } of mountedProperties(scope, connector).files)
          wanted.set(path, `\`${property}\` of connector \`${connector.name}\``);
      }
    }
    if (clickHousePlace(scope) !== undefined) {
      for (const path of serverPaths(scope)) if (!wanted.has(path)) wanted.set(path, "ClickHouse's configuration");
    }
    for (const { name, spec } of ownJobs(scope)) {
      for (const path of [spec.tls?.ca, spec.tls?.certificate, spec.tls?.key])
        if (path !== undefined && !wanted.has(path)) wanted.set(path, `\`tls\` of job \`${name}\``);
    }
    for (const backup of ofKind(pipeline.resources, BACKUP)) {
      const path = resourceAt(pipeline.resources, backup.spec.of.$ref, SOURCE)?.spec.sslRootCert;
      if (path !== undefined && !wanted.has(path)) wanted.set(path, `backup \`${backup.name}\``);
    }
    for (const [path, by] of wanted) {
      if (fileSource(scope, path) !== undefined) continue;
      yield {
        detail: `\`${path}\` is named by ${by}. Say which secret it is: \`files: { ${JSON.stringify(path)}: secret("…") }\`.`,
        at: within(scope.cluster.origin, "files"),
        resource: scope.cluster.address,
      };
    }
  },
};
