import type { SecretReference } from "../../../compiler/model/reference.js";

/** Where Prometheus finds a secret: the operator mounts it there, too. */
export function secretFile(secret: SecretReference): string {
  return `/etc/prometheus/secrets/${secret.$secret}`;
}
