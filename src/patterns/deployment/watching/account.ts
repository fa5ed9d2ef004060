import type { JsonObject } from "../../../compiler/model/json.js";
import type { SecretReference } from "../../../compiler/model/reference.js";
import type { Resource } from "../../../compiler/model/resource.js";
import type { JobSpec } from "../../../systems/prometheus/schema/job.js";
import { objectName, secretKey } from "../names.js";
import { object, type Placed, type Scope } from "../placed.js";

const nameOf = (job: string): string => `${objectName(job)}-account`;

/** Whom a job logs in as, as monitors take it. */
export function account(job: string, password: SecretReference): JsonObject {
  return { username: { name: nameOf(job), key: "username" }, password: { ...secretKey(password) } };
}

/** The name of the account: a monitor takes that, too, from a Secret alone. */
export function accountSecret(scope: Scope, { name, address }: Resource<JobSpec>, username: string): Placed {
  const head = { apiVersion: "v1", kind: "Secret", name: nameOf(name), component: "monitoring" };
  return {
    file: "monitoring/accounts.yaml",
    from: [scope.cluster.address, address],
    manifest: object(scope, head, { type: "Opaque", stringData: { username } }),
  };
}
