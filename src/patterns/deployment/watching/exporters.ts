import { ofKind, type Resource } from "../../../compiler/model/resource.js";
import type { Manifest } from "../../../systems/kubernetes/schema/manifest.js";
import { exporterQueriesPath } from "../../../systems/postgres/public.js";
import { ROLE } from "../../../systems/postgres/schema/role.js";
import { SOURCE, type SourceSpec } from "../../../systems/postgres/schema/source.js";
import { columnsWatched } from "../../monitoring/columns-watched.js";
import { imageOf } from "../clickhouse/images.js";
import { mountedFiles } from "../kafka/mounted-files.js";
import { labelName, secretKey, shortHash } from "../names.js";
import { labelsOf, object, type Placed, type Scope, selectorOf } from "../placed.js";
import { CONTAINER_SECURITY, pod, SCRATCH_MOUNT, secretFile, secretMount, secretVolume } from "../pods.js";
import { resourcesOf } from "../sizes.js";

const PORT = 9187;
const QUERIES = "queries.yaml";
const QUERIES_FOLDER = "/etc/postgres_exporter";

export function exporterName(source: Resource<SourceSpec>): string {
  return `postgres-exporter-${labelName(source.name)}`.slice(0, 63).replace(/-+$/, "");
}

/** Where PostgreSQL is watched from: an exporter beside each source. One of each, or every metric would be there twice. */
export function postgresExporters(scope: Scope): readonly Placed[] {
  if (scope.spec.monitoring === undefined) return [];
  return ofKind(scope.pipeline.resources, SOURCE).flatMap((source) => {
    const name = exporterName(source);
    const place = { file: "monitoring/postgres-exporter.yaml", from: [scope.cluster.address, source.address] } as const;
    return [
      {
        ...place,
        manifest: object(
          scope,
          { apiVersion: "apps/v1", kind: "Deployment", name, component: name },
          deployment(scope, source),
        ),
      },
      {
        ...place,
        manifest: object(
          scope,
          { apiVersion: "v1", kind: "Service", name, component: name },
          { spec: { selector: selectorOf(name), ports: [{ name: "metrics", port: PORT, targetPort: "metrics" }] } },
        ),
      },
      ...queries(scope, source).map((manifest) => ({ ...place, manifest })),
    ];
  });
}

/** The queries by which it compares the source's columns with the config. */
function queries(scope: Scope, source: Resource<SourceSpec>): readonly Manifest[] {
  if (!comparesColumns(scope, source)) return [];
  const name = exporterName(source);
  return [
    object(
      scope,
      { apiVersion: "v1", kind: "ConfigMap", name, component: name },
      { data: { [QUERIES]: queriesOf(scope, source) } },
    ),
  ];
}

/** None yet while the pipeline is only checked. */
function queriesOf({ artifacts }: Scope, source: Resource<SourceSpec>): string {
  return artifacts.find(({ path }) => path === exporterQueriesPath(source))?.content ?? "";
}

function comparesColumns({ pipeline }: Scope, { address }: Resource<SourceSpec>): boolean {
  return columnsWatched(pipeline.resources).some((source) => source.address === address);
}

/** A role of its own where the pipeline has one that is called so; else as whom Debezium logs in. */
function login({ pipeline }: Scope, source: Resource<SourceSpec>) {
  const roles = ofKind(pipeline.resources, ROLE).filter(({ spec }) => spec.source.$ref === source.address);
  const role = roles.find(({ name, spec }) => /exporter|monitor/i.test(name) && spec.password !== undefined);
  return {
    user: role?.spec.role ?? role?.name ?? source.spec.user,
    password: role?.spec.password ?? source.spec.password,
  };
}

function deployment(scope: Scope, source: Resource<SourceSpec>) {
  const name = exporterName(source);
  const compares = comparesColumns(scope, source);
  const { user, password } = login(scope, source);
  const { host, port, database, sslMode, sslRootCert } = source.spec;
  const secret = secretKey(password);
  const files = mountedFiles(scope, sslRootCert === undefined ? [] : [sslRootCert]);
  const mode = sslMode === "prefer" ? "require" : sslMode;
  const root = sslRootCert === undefined ? "" : `&sslrootcert=${sslRootCert}`;
  const probe = (path: string) => ({ httpGet: { path, port: "metrics" }, periodSeconds: 15, timeoutSeconds: 5 });
  return {
    spec: {
      replicas: 1,
      revisionHistoryLimit: 3,
      selector: { matchLabels: selectorOf(name) },
      template: {
        metadata: {
          labels: labelsOf(scope, name),
          // It reads them once: other ones are another pod's.
          ...(compares ? { annotations: { "headrace/queries": shortHash(queriesOf(scope, source)) } } : {}),
        },
        spec: pod(name, {
          containers: [
            {
              name: "postgres-exporter",
              image: imageOf(scope, "postgres_exporter"),
              imagePullPolicy: "Always",
              ports: [{ name: "metrics", containerPort: PORT }],
              env: [
                {
                  name: "DATA_SOURCE_URI",
                  value: `${host}:${port}/${encodeURIComponent(database)}?sslmode=${mode}${root}`,
                },
                { name: "DATA_SOURCE_USER", value: user },
                { name: "DATA_SOURCE_PASS_FILE", value: secretFile(secret) },
                ...(compares ? [{ name: "PG_EXPORTER_EXTEND_QUERY_PATH", value: `${QUERIES_FOLDER}/${QUERIES}` }] : []),
              ],
              resources: resourcesOf(scope, "exporters"),
              securityContext: CONTAINER_SECURITY,
              // Alive without its database: to be started again would not bring that back.
              livenessProbe: { ...probe("/"), failureThreshold: 4 },
              readinessProbe: probe("/metrics"),
              volumeMounts: [
                SCRATCH_MOUNT,
                secretMount(secret.name),
                ...files.mounts,
                ...(compares ? [{ name: "queries", mountPath: QUERIES_FOLDER, readOnly: true }] : []),
              ],
            },
          ],
          volumes: [
            secretVolume(secret.name),
            ...files.volumes,
            ...(compares ? [{ name: "queries", configMap: { name, defaultMode: 0o440 } }] : []),
          ],
        }),
      },
    },
  };
}
