import type { Address } from "../../compiler/model/address.js";
import { derived, referenceTo } from "../../compiler/model/derived.js";
import type { Origin } from "../../compiler/model/origin.js";
import type { Reference, SecretReference } from "../../compiler/model/reference.js";
import { ofKind, type Resource } from "../../compiler/model/resource.js";
import { clusterOf } from "../../systems/clickhouse/public.js";
import { GRANT, type GrantSpec } from "../../systems/clickhouse/schema/access/grant.js";
import { USER, type UserSpec } from "../../systems/clickhouse/schema/access/user.js";
import { METRIC } from "../../systems/clickhouse/schema/metric.js";

/** As whom Prometheus asks ClickHouse for the metrics that are queries. */
export const ACCOUNT = "headrace_monitoring";

/** The account, and the right to read what the metrics read: the server's own tables, and those that they name. */
export function accountFor(
  resources: ReadonlyMap<Address, Resource>,
  password: SecretReference,
  from: { readonly origin: Origin; readonly madeBy: Address },
): readonly Resource[] {
  const metrics = ofKind(resources, METRIC);
  const [first] = metrics;
  if (first === undefined) return [];
  const read = new Map<Address, Reference>();
  for (const { uses } of metrics) for (const use of uses) if (isRead(use)) read.set(use, { $ref: use });
  const cluster = clusterOf(first.spec);
  const user: UserSpec = {
    authentication: [{ type: "sha256_password", password }],
    roles: [],
    defaultRoles: "all",
    settings: { readonly: { value: 1 }, max_execution_time: { value: 10 } },
    grantees: "any",
    ...(cluster === undefined ? {} : { cluster }),
  };
  const grant: GrantSpec = {
    privileges: ["SELECT"],
    on: ["system.*", ...read.values()],
    to: [referenceTo(USER, ACCOUNT)],
    withGrantOption: false,
  };
  return [derived(USER, ACCOUNT, user, from), derived(GRANT, `${ACCOUNT} reads`, grant, from)];
}

function isRead(address: Address): boolean {
  return address.startsWith("clickhouse.") && !address.startsWith("clickhouse.cluster/");
}
