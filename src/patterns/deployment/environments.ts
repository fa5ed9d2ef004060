import type { EnvironmentSpec } from "../../systems/kubernetes/schema/cluster.js";
import type { Scope } from "./placed.js";

/** The cluster as it is in one environment: what the environment says goes before what the base says. */
export function inEnvironment(scope: Scope, environment: EnvironmentSpec): Scope {
  const { namespace, brokers, keepers, storageClass, zones, storage, resources, patches } = environment;
  const given = { namespace, brokers, keepers, storageClass, zones };
  const said = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const base = scope.spec;
  const spec = {
    ...base,
    ...said,
    storage: { ...base.storage, ...storage },
    resources: { ...base.resources, ...resources },
    patches: [...base.patches, ...patches],
  };
  return { ...scope, spec };
}
