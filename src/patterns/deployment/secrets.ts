import { environmentVariable } from "../../compiler/emit/secret-names.js";
import { isJsonObject } from "../../compiler/model/json.js";
import type { SecretReference } from "../../compiler/model/reference.js";
import { secretsIn } from "../secrets/secrets-in.js";
import { secretUses } from "../secrets/uses.js";
import { secretKey } from "./names.js";
import { object, type Placed, type Scope } from "./placed.js";
import { alertmanagerSecrets } from "./watching/alertmanager.js";

/** Every secret of the pipeline and of the deployment itself. */
export function knownSecrets({ spec, pipeline }: Pick<Scope, "spec" | "pipeline">): readonly SecretReference[] {
  return [...secretUses(pipeline).map(({ secret }) => secret), spec.admin, ...secretsIn(spec.files)];
}

/** Of environment variables by which configurations look secrets up, which secret each is. */
export function secretsByVariable(scope: Scope): ReadonlyMap<string, SecretReference> {
  return new Map(knownSecrets(scope).map((secret) => [environmentVariable(secret), secret]));
}

export interface NamedSecret {
  readonly name: string;
  readonly keys: readonly string[];
  /** Where in the manifest. */
  readonly path: readonly (string | number)[];
}

/** The Secrets that a manifest names: as variables, as files, as an operator's passwords. */
export function secretsNamedIn(value: unknown, path: readonly (string | number)[] = []): readonly NamedSecret[] {
  if (Array.isArray(value)) return value.flatMap((each, index) => secretsNamedIn(each, [...path, index]));
  if (!isJsonObject(value)) return [];
  const found: NamedSecret[] = [];
  const add = (name: unknown, keys: readonly unknown[], at: readonly (string | number)[]): void => {
    const texts = keys.filter((key) => typeof key === "string");
    if (typeof name === "string") found.push({ name, keys: texts, path: [...path, ...at] });
  };
  const reference = value.secretKeyRef;
  if (isJsonObject(reference) && reference.optional !== true)
    add(reference.name, [reference.key], ["secretKeyRef", "name"]);
  if (isJsonObject(value.secretRef)) add(value.secretRef.name, [], ["secretRef", "name"]);
  for (const field of ["keySecret", "credentials"]) {
    const named = value[field];
    if (isJsonObject(named)) add(named.name, [named.key], [field, "name"]);
  }
  const { secret } = value;
  if (isJsonObject(secret) && secret.optional !== true) {
    const items = Array.isArray(secret.items) ? secret.items : [];
    const named = secret.secretName === undefined ? "name" : "secretName";
    add(
      secret[named],
      [secret.key, ...items.map((item: unknown) => (isJsonObject(item) ? item.key : undefined))],
      ["secret", named],
    );
  }
  if (isJsonObject(value.passwordSecret))
    add(value.passwordSecret.secretName, [value.passwordSecret.password], ["passwordSecret", "secretName"]);
  if (isJsonObject(value.basicAuth)) {
    for (const [field, each] of Object.entries(value.basicAuth))
      if (isJsonObject(each)) add(each.name, [each.key], ["basicAuth", field, "name"]);
  }
  for (const [field, each] of Object.entries(value)) found.push(...secretsNamedIn(each, [...path, field]));
  return found;
}

/** The Secrets that the manifests need, with their keys and the paths that these have in the config. */
export function neededSecrets(
  scope: Scope,
  manifests: readonly Placed[],
): ReadonlyMap<string, ReadonlyMap<string, SecretReference>> {
  const sources = new Map<string, Map<string, SecretReference>>();
  for (const secret of knownSecrets(scope)) {
    const { name, key } = secretKey(secret);
    sources.set(name, (sources.get(name) ?? new Map<string, SecretReference>()).set(key, secret));
  }
  const named = manifests.flatMap(({ manifest }) => secretsNamedIn(manifest));
  // An Alertmanager is no part of the manifests; what its configuration reads is.
  const names = new Set([...named, ...alertmanagerSecrets(scope)].map(({ name }) => name));
  return new Map([...sources].filter(([name]) => names.has(name)).sort(([left], [right]) => (left < right ? -1 : 1)));
}

/** What fetches them, where External Secrets does. */
export function externalSecrets(scope: Scope, manifests: readonly Placed[]): readonly Placed[] {
  if (scope.spec.secrets !== "external-secrets") return [];
  return [...neededSecrets(scope, manifests)].map(([name, keys]) => ({
    file: "secrets.yaml",
    from: [scope.cluster.address],
    manifest: object(
      scope,
      { apiVersion: "external-secrets.io/v1", kind: "ExternalSecret", name, component: "secrets" },
      {
        spec: {
          refreshInterval: "1h",
          secretStoreRef: { kind: "ClusterSecretStore", name: scope.spec.secretStore },
          target: { name, creationPolicy: "Owner" },
          data: [...keys].map(([key, secret]) => ({ secretKey: key, remoteRef: remote(secret) })),
        },
      },
    ),
  }));
}

/** In the store the path is as it stands in the config: where, and the property there. */
function remote({ $secret }: SecretReference): { key: string } | { key: string; property: string } {
  const slash = $secret.lastIndexOf("/");
  return slash === -1 ? { key: $secret } : { key: $secret.slice(0, slash), property: $secret.slice(slash + 1) };
}

/** The name that Strimzi gives a user's own Secret is none that a secret of the pipeline could have. */
export const USER_SECRET_PREFIX = "kafka-user-";

export function isMadeByOperator(name: string, kafka: string | undefined): boolean {
  if (name.startsWith(USER_SECRET_PREFIX)) return true;
  return kafka !== undefined && ["cluster-ca-cert", "clients-ca-cert"].some((each) => name === `${kafka}-${each}`);
}
