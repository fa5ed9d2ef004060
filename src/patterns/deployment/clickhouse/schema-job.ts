import type { Json } from "../../../compiler/model/json.js";
import { ofKind } from "../../../compiler/model/resource.js";
import { passwordParameter } from "../../../systems/clickhouse/public.js";
import { USER } from "../../../systems/clickhouse/schema/access/user.js";
import { type SecretKey, secretKey, shortHash } from "../names.js";
import { labelsOf, object, type Placed, type Scope } from "../placed.js";
import { CONTAINER_SECURITY, pod, SCRATCH_MOUNT, secretFile, secretMount, secretVolume } from "../pods.js";
import { resourcesOf } from "../sizes.js";
import { clientEnvironment, clientMounts, clientVolumes } from "./client.js";
import { imageOf } from "./images.js";
import { schemaParts } from "./schema-files.js";

const NAME = "clickhouse-schema";

/** The statements as ConfigMaps, and a Job that makes what is missing. Its name changes with them: Jobs can't. */
export function schemaJob(scope: Scope): readonly Placed[] {
  const passwords = passwordsOf(scope);
  const script = applyScript(passwords);
  const parts = schemaParts(scope).map((files, index) => ({
    name: index === 0 ? NAME : `${NAME}-${index + 1}`,
    data: { ...(index === 0 ? { "apply.sh": script } : {}), ...Object.fromEntries(files) },
  }));
  const hash = shortHash(JSON.stringify(parts));
  const secrets = [
    ...new Set([secretKey(scope.spec.admin).name, ...passwords.map(({ secret }) => secret.name)]),
  ].sort();
  const place = { file: "clickhouse/schema.yaml", from: [scope.cluster.address] } as const;
  return [
    ...parts.map(({ name, data }) => ({
      ...place,
      manifest: object(scope, { apiVersion: "v1", kind: "ConfigMap", name, component: NAME }, { data }),
    })),
    {
      ...place,
      manifest: object(
        scope,
        { apiVersion: "batch/v1", kind: "Job", name: `${NAME}-${hash}`, component: NAME },
        {
          spec: {
            backoffLimit: 6,
            activeDeadlineSeconds: 1800,
            ttlSecondsAfterFinished: 86_400,
            template: {
              metadata: { labels: labelsOf(scope, NAME) },
              spec: {
                ...pod(NAME, {
                  restartPolicy: "OnFailure",
                  containers: [container(scope, secrets)],
                  volumes: [
                    {
                      name: "schema",
                      projected: {
                        defaultMode: 0o444,
                        sources: parts.map(({ name }) => ({ configMap: { name } })),
                      },
                    },
                    ...clientVolumes(scope),
                    ...secrets.map(secretVolume),
                  ],
                }),
              },
            },
          },
        },
      ),
    },
  ];
}

function container(scope: Scope, secrets: readonly string[]): Json {
  return {
    name: "apply",
    image: imageOf(scope, "clickhouse"),
    imagePullPolicy: "Always",
    command: ["/bin/sh", "/schema/apply.sh"],
    env: clientEnvironment(scope),
    resources: resourcesOf(scope, "jobs"),
    securityContext: CONTAINER_SECURITY,
    volumeMounts: [
      SCRATCH_MOUNT,
      { name: "schema", mountPath: "/schema", readOnly: true },
      ...clientMounts(scope),
      ...secrets.map(secretMount),
    ],
  };
}

interface Password {
  readonly parameter: string;
  readonly secret: SecretKey;
}

function passwordsOf({ pipeline }: Scope): readonly Password[] {
  const found = new Map<string, SecretKey>();
  for (const { spec } of ofKind(pipeline.resources, USER)) {
    for (const each of spec.authentication)
      if ("password" in each) found.set(passwordParameter(each.password), secretKey(each.password));
  }
  return [...found].sort().map(([parameter, secret]) => ({ parameter, secret }));
}

function applyScript(passwords: readonly Password[]): string {
  const parameters = passwords.map(({ parameter, secret }) => ` --param_${parameter}="$(cat ${secretFile(secret)})"`);
  return `#!/bin/sh
# Makes what is missing, in order; what is there already is left as it is.
set -eu
CLICKHOUSE_PASSWORD=$(cat "$ADMIN_PASSWORD_FILE")
export CLICKHOUSE_PASSWORD
until clickhouse-client --query "SELECT 1" > /dev/null; do sleep 5; done
for file in /schema/*.sql; do
  echo "$file"
  case $file in
  *-access.sql) clickhouse-client${parameters.join("")} --queries-file "$file" ;;
  *) clickhouse-client --queries-file "$file" ;;
  esac
done
`;
}
