import type { Address } from "../../compiler/model/address.js";
import { ofKind, type Pipeline, type Resource } from "../../compiler/model/resource.js";
import { backupFiles } from "../../systems/clickhouse/public.js";
import { BACKUP } from "../../systems/clickhouse/schema/backup.js";
import { CONNECTOR, type ConnectorSpec } from "../../systems/kafka/schema.js";
import type { EnvironmentSpec } from "../../systems/kubernetes/schema/cluster.js";
import { SOURCE } from "../../systems/postgres/schema/source.js";
import type { Scope } from "./placed.js";

/** The cluster as it is in one environment: what the environment says goes before what the base says. */
export function inEnvironment(scope: Scope, environment: EnvironmentSpec): Scope {
  const { namespace, brokers, keepers, storageClass, zones, secretStore, storage, resources, patches } = environment;
  const given = { namespace, brokers, keepers, storageClass, zones, secretStore };
  const said = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const base = scope.spec;
  const spec = {
    ...base,
    ...said,
    storage: { ...base.storage, ...storage },
    resources: { ...base.resources, ...resources },
    clients: { ...base.clients, ...environment.clients },
    patches: [...base.patches, ...patches],
  };
  return { ...scope, ...elsewhere(scope, environment), spec };
}

/** The pipeline with the databases and the backups of the environment; and the files that these are in. */
function elsewhere(scope: Scope, environment: EnvironmentSpec): Pick<Scope, "pipeline" | "artifacts"> {
  const { sources, connectors, backups } = environment;
  if ([sources, connectors, backups].every((each) => Object.keys(each).length === 0)) return scope;
  const resources = new Map(scope.pipeline.resources);
  const put = (resource: Resource): void => void resources.set(resource.address, resource);
  for (const source of ofKind(scope.pipeline.resources, SOURCE))
    put({ ...source, spec: { ...source.spec, ...sources[source.name] } });
  for (const connector of ofKind(scope.pipeline.resources, CONNECTOR)) {
    const properties = { ...propertiesOf(sources, connector.madeBy), ...connectors[connector.name] };
    const spec: ConnectorSpec = { ...connector.spec, config: { ...connector.spec.config, ...properties } };
    put({ ...connector, spec });
  }
  for (const backup of ofKind(scope.pipeline.resources, BACKUP)) {
    const url = backups[backup.name];
    const { to } = backup.spec;
    if (url !== undefined && "s3" in to) put({ ...backup, spec: { ...backup.spec, to: { ...to, s3: url } } });
  }
  const pipeline: Pipeline = { ...scope.pipeline, resources };
  return { pipeline, artifacts: Object.keys(backups).length === 0 ? scope.artifacts : withBackups(scope, pipeline) };
}

/** The scripts of the backups say where these are kept. */
function withBackups({ artifacts }: Scope, pipeline: Pipeline): Scope["artifacts"] {
  const changed = new Map(backupFiles(pipeline).map((each) => [each.path, each]));
  return artifacts.map((artifact) => changed.get(artifact.path) ?? artifact);
}

/** What of a source its connector is told. */
function propertiesOf(sources: EnvironmentSpec["sources"], madeBy: Address | undefined) {
  const given = Object.entries(sources).find(([name]) => madeBy === `${SOURCE.kind}/${name}`)?.[1];
  const { host, port, database, slot } = given ?? {};
  const properties = {
    "database.hostname": host,
    "database.port": port,
    "database.dbname": database,
    "slot.name": slot,
  };
  return Object.fromEntries(
    Object.entries(properties).flatMap(([property, value]) => (value === undefined ? [] : [[property, value]])),
  );
}
