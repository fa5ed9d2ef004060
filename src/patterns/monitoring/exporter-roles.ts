import { type Address, addressOf } from "../../compiler/model/address.js";
import { derived, referenceTo } from "../../compiler/model/derived.js";
import { type KindOf, ofKind, type Resource } from "../../compiler/model/resource.js";
import { ROLE } from "../../systems/postgres/schema/role.js";
import { SOURCE } from "../../systems/postgres/schema/source.js";
import type { MonitoringSpec } from "./schema.js";
import { kubernetesOf } from "./where.js";

type Resources = ReadonlyMap<Address, Resource>;

const STACK: KindOf<object> = { kind: "compose.stack" };
const NAME = "postgres_exporter";
/** One for each of its collectors that may be slow, and one to spare. */
const CONNECTIONS = 3;

/**
 * Whom postgres_exporter logs in as, where it is deployed here: with the rights of `pg_monitor` and no other, and with
 * connections of its own, so that it takes none of the connector's. The author's role that is called so stands in its place.
 */
export function exporterRoles(
  resources: Resources,
  { exporters }: MonitoringSpec,
  from: Resource,
): readonly Resource[] {
  const isHere = ofKind(resources, STACK).length > 0 || kubernetesOf(resources) !== undefined;
  if (!isHere || exporters.postgres === false) return [];
  const sources = ofKind(resources, SOURCE);
  const roles = ofKind(resources, ROLE);
  return sources.flatMap((source) => {
    const name = sources.length === 1 ? NAME : `${NAME}_${source.name}`;
    const own = roles.filter(({ spec, madeBy }) => spec.source.$ref === source.address && madeBy === undefined);
    if (own.some((each) => isExporters(each)) || resources.has(addressOf(ROLE.kind, name))) return [];
    const spec = {
      source: referenceTo(SOURCE, source.name),
      ...(name === NAME ? {} : { role: NAME }),
      login: true,
      replication: false,
      superuser: false,
      bypassRowSecurity: false,
      inherit: true,
      memberOf: ["pg_monitor"],
      password: { $secret: `${source.name.replace(/[^A-Za-z0-9]+/g, "-").toLowerCase()}-postgres-exporter/password` },
      connectionLimit: CONNECTIONS,
    };
    return [derived(ROLE, name, spec, { origin: from.origin, madeBy: from.address })];
  });
}

function isExporters({
  name,
  spec,
}: {
  readonly name: string;
  readonly spec: { readonly password?: unknown };
}): boolean {
  return /exporter|monitor/i.test(name) && spec.password !== undefined;
}
