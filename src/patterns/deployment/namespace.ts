import { isJsonObject } from "../../compiler/model/json.js";
import { labelsOf, object, type Placed, type Scope } from "./placed.js";

/** A namespace, in which nothing runs that the profile of Pod Security does not let. */
export function namespaceOf(scope: Scope, profile: "restricted" | "baseline" = "restricted"): Placed {
  const enforced = ["enforce", "audit", "warn"].map((mode) => [`pod-security.kubernetes.io/${mode}`, profile]);
  return {
    file: "namespace.yaml",
    from: [scope.cluster.address],
    manifest: {
      apiVersion: "v1",
      kind: "Namespace",
      metadata: {
        name: scope.spec.namespace,
        labels: { ...labelsOf(scope, "namespace"), ...Object.fromEntries(enforced) },
      },
    },
  };
}

/** An account without rights for whatever of the manifests runs under one of its own. */
export function serviceAccounts(scope: Scope, manifests: readonly Placed[]): readonly Placed[] {
  const names = new Set(manifests.flatMap(({ manifest }) => accountsIn(manifest)));
  return [...names].sort().map((name) => ({
    file: "service-accounts.yaml",
    from: [scope.cluster.address],
    manifest: object(
      scope,
      { apiVersion: "v1", kind: "ServiceAccount", name, component: name },
      { automountServiceAccountToken: false },
    ),
  }));
}

function accountsIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(accountsIn);
  if (!isJsonObject(value)) return [];
  const own = typeof value.serviceAccountName === "string" ? [value.serviceAccountName] : [];
  return [...own, ...Object.values(value).flatMap(accountsIn)];
}
