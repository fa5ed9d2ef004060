import type { JsonObject } from "../../../compiler/model/json.js";
import { DEBEZIUM_VERSION } from "../../../systems/debezium/public.js";
import { namespaceOf } from "../namespace.js";
import { object, type Placed, type Scope } from "../placed.js";
import { resourcesOf } from "../sizes.js";
import { version } from "./cluster.js";
import { bootstrapHost, connectorsOf, kafkaPlace } from "./place.js";

/** Of Debezium's connectors the artifact that each is in, and of some the checksum of the archive of version 3.6.1.Final. */
const ARTIFACTS: Readonly<Record<string, { readonly artifact: string; readonly sha512?: string }>> = {
  "io.debezium.connector.postgresql.PostgresConnector": {
    artifact: "debezium-connector-postgres",
    sha512:
      "774f6854a6c1c9a7ad3bdb6ddd367e9479a0b80e511ea27fc361320a955f9bf57a72393ff0e045b868b63589e7e16c27266cda296d9b1419bb071e914ee4d212",
  },
  "io.debezium.connector.mysql.MySqlConnector": {
    artifact: "debezium-connector-mysql",
    sha512:
      "81d43014a1ba0f1dd650525ed23bec36caecc33e3368a95554ca8bd2cca82df9575f7f4c46c8c5fd45ea2e3ee85c20620e9f71f07ecc6b0354eea3bccf0653bd",
  },
  "io.debezium.connector.mariadb.MariaDbConnector": { artifact: "debezium-connector-mariadb" },
  "io.debezium.connector.mongodb.MongoDbConnector": {
    artifact: "debezium-connector-mongodb",
    sha512:
      "66d55072c3b50006e95067256f3947ee7205b6914cc3ca3373086f6f59207f653cd8051179822ceb72a134343b71ddbd54e67659a06733b3fe7c1a8335d12968",
  },
  "io.debezium.connector.oracle.OracleConnector": {
    artifact: "debezium-connector-oracle",
    sha512:
      "53267f99273a324a8bcb5ced84d32d41134222b3eafffa4dc0b8a6b7a09613138c17ff8756238ece79400f2f1c06c23c3c4c55c4eb422f996e58198ac82d2c5e",
  },
  "io.debezium.connector.sqlserver.SqlServerConnector": {
    artifact: "debezium-connector-sqlserver",
    sha512:
      "37685607fd4430553abc33ea01c0d7fdffba2d1391aaea2be88afc4474ab39b0c1d81126b1e7c35c041957e179f71aeaa22a3b21f95b32fe2077729c70a810ab",
  },
};
const CHECKED = "3.6.1.Final";

/**
 * What builds the workers' image: an object of no workers, in a namespace of its own, as what builds images needs more
 * than the restricted profile gives. The plugins are pinned by version and checksum.
 */
export function connectBuild(scope: Scope): readonly Placed["manifest"][] {
  const kafka = kafkaPlace(scope);
  const image = scope.spec.connect?.build;
  if (kafka === undefined || image === undefined) return [];
  const { pushWith } = scope.spec.connect ?? {};
  const there: Scope = { ...scope, spec: { ...scope.spec, namespace: `${scope.spec.namespace}-build` } };
  const classes = [...new Set(connectorsOf(scope).map(({ spec }) => spec.class))].sort();
  return [
    namespaceOf(there, "baseline").manifest,
    object(
      there,
      { apiVersion: "kafka.strimzi.io/v1", kind: "KafkaConnect", name: "connect-build", component: "connect-build" },
      {
        spec: {
          ...version(kafka),
          replicas: 0,
          bootstrapServers: `${bootstrapHost(kafka)}.${scope.spec.namespace}:${kafka.port}`,
          groupId: "connect-build",
          configStorageTopic: "connect-build-configs",
          offsetStorageTopic: "connect-build-offsets",
          statusStorageTopic: "connect-build-status",
          build: {
            output: { type: "docker", image, ...(pushWith === undefined ? {} : { pushSecret: pushWith }) },
            resources: resourcesOf(scope, "connect"),
            plugins: classes.flatMap((each) => {
              const known = ARTIFACTS[each];
              return known === undefined ? [] : [plugin(known.artifact, known.sha512)];
            }),
          },
        },
      },
    ),
  ];
}

function plugin(artifact: string, sha512: string | undefined): JsonObject {
  const url = `https://repo1.maven.org/maven2/io/debezium/${artifact}/${DEBEZIUM_VERSION}/${artifact}-${DEBEZIUM_VERSION}-plugin.tar.gz`;
  const isChecked = sha512 !== undefined && DEBEZIUM_VERSION === CHECKED;
  return { name: artifact, artifacts: [{ type: "tgz", url, ...(isChecked ? { sha512sum: sha512 } : {}) }] };
}
