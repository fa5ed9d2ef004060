import { isJsonObject, type Json, type JsonObject } from "../../compiler/model/json.js";
import type { SecretKey } from "./names.js";
import { type Scope, selectorOf } from "./placed.js";

const USER = 10_001;

/** A pod under the "restricted" profile. Images of operators bring users of their own, whom their volumes belong to. */
export function podSecurity(user: number | "the image's" = USER): JsonObject {
  const own = user === "the image's" ? {} : { runAsUser: user, runAsGroup: user, fsGroup: user };
  return { runAsNonRoot: true, ...own, seccompProfile: { type: "RuntimeDefault" } };
}

export const CONTAINER_SECURITY: JsonObject = {
  allowPrivilegeEscalation: false,
  readOnlyRootFilesystem: true,
  runAsNonRoot: true,
  capabilities: { drop: ["ALL"] },
};

/** A container of ours may write nowhere but here. */
export const SCRATCH: JsonObject = { name: "tmp", emptyDir: { sizeLimit: "64Mi" } };
export const SCRATCH_MOUNT: JsonObject = { name: "tmp", mountPath: "/tmp" };

/** Spread over zones where they are known: a zone that is lost then takes no more than its share. Else over nodes. */
export function spread({ spec }: Scope, matchLabels: JsonObject): Json[] {
  const isZoned = spec.zones !== undefined;
  return [
    {
      maxSkew: 1,
      topologyKey: isZoned ? "topology.kubernetes.io/zone" : "kubernetes.io/hostname",
      whenUnsatisfiable: isZoned ? "DoNotSchedule" : "ScheduleAnyway",
      labelSelector: { matchLabels },
    },
  ];
}

/**
 * Replicas of one shard in as many zones as there are, whatever the other shards do: by the label that tells them apart.
 * All together are spread as far as that lets.
 */
export function spreadReplicas(scope: Scope, matchLabels: JsonObject, shard: string): Json[] {
  return spread(scope, matchLabels).flatMap((constraint) =>
    isJsonObject(constraint)
      ? [
          { ...constraint, whenUnsatisfiable: "DoNotSchedule", matchLabelKeys: [shard] },
          { ...constraint, whenUnsatisfiable: "ScheduleAnyway" },
        ]
      : [],
  );
}

/** Only where the pods may be: zones by name. */
export function inZones({ spec }: Scope): JsonObject {
  if (spec.zones === undefined) return {};
  const expression = { key: "topology.kubernetes.io/zone", operator: "In", values: [...spec.zones] };
  return {
    affinity: {
      nodeAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions: [expression] }] },
      },
    },
  };
}

/** Secrets as files: they follow a change, and stand in no environment. */
export function secretVolume(name: string): JsonObject {
  return { name: volumeName(name), secret: { secretName: name, defaultMode: 0o440 } };
}

export function volumeName(secret: string): string {
  return `secret-${secret.replaceAll(".", "-")}`.slice(0, 63).replace(/-+$/, "");
}

/** Where Secrets are mounted, each in a folder of its name. Strimzi mounts nothing outside of `/mnt`. */
export const SECRETS = "/mnt/secrets";

export function secretFile({ name, key }: SecretKey): string {
  return `${SECRETS}/${name}/${key}`;
}

export function secretMount(name: string): JsonObject {
  return { name: volumeName(name), mountPath: `${SECRETS}/${name}`, readOnly: true };
}

/** What every pod of ours has: an account without a token, the profile, and room in `/tmp`. */
export function pod(
  component: string,
  { containers, volumes = [], ...rest }: { containers: Json[]; volumes?: Json[]; [field: string]: Json | undefined },
): JsonObject {
  const defined = Object.entries(rest).flatMap(([field, value]) => (value === undefined ? [] : [[field, value]]));
  return {
    serviceAccountName: component,
    automountServiceAccountToken: false,
    enableServiceLinks: false,
    securityContext: podSecurity(),
    ...Object.fromEntries(defined),
    containers,
    volumes: [SCRATCH, ...volumes],
  };
}

export function templateLabels(component: string, partOf: JsonObject): JsonObject {
  return { ...partOf, ...selectorOf(component) };
}
