import type { Artifact } from "../../compiler/model/artifact.js";
import { ofKind, type Pipeline } from "../../compiler/model/resource.js";
import { CLUSTER } from "../../systems/kubernetes/schema/cluster.js";
import { configurationArchives } from "./archives/configuration.js";
import { kafkaArchives } from "./archives/kafka.js";
import { postgresArchives } from "./archives/postgres.js";
import { backupJobs } from "./clickhouse/backups.js";
import { clientConfig } from "./clickhouse/client.js";
import { clickHouseInstallation } from "./clickhouse/installation.js";
import { keepers } from "./clickhouse/keeper.js";
import { clickHousePlace } from "./clickhouse/place.js";
import { schemaJob } from "./clickhouse/schema-job.js";
import { collectors } from "./collectors/objects.js";
import { kafkaCluster } from "./kafka/cluster.js";
import { kafkaConnect } from "./kafka/connect.js";
import { connectorsOf, kafkaPlace } from "./kafka/place.js";
import { kafkaTopics } from "./kafka/topics.js";
import { kafkaUsers } from "./kafka/users.js";
import { namespaceOf, serviceAccounts } from "./namespace.js";
import { networkPolicies } from "./network/policies.js";
import { ownManifests } from "./own.js";
import { patched } from "./patches.js";
import type { Placed, Scope } from "./placed.js";
import { externalSecrets } from "./secrets.js";
import { alertmanagerConfig } from "./watching/alertmanager.js";
import { alertmanagerCluster } from "./watching/alertmanager-cluster.js";
import { postgresExporters } from "./watching/exporters.js";
import { grafanaObjects } from "./watching/grafana.js";
import { jmxRules } from "./watching/jmx.js";
import { monitors } from "./watching/monitors.js";
import { scrapeConfigs } from "./watching/own-jobs.js";
import { prometheusRules } from "./watching/prometheus-rules.js";

/** The cluster that the pipeline is deployed to, if it is to one. */
export function scopeOf(pipeline: Pipeline, artifacts: readonly Artifact[] = []): Scope | undefined {
  const cluster = ofKind(pipeline.resources, CLUSTER)[0];
  return cluster === undefined ? undefined : { cluster, spec: cluster.spec, pipeline, artifacts };
}

/** Every manifest that follows from the pipeline, with its patches. `own` are those beside them, whose Secrets count too. */
export function derivedManifests(scope: Scope, own: readonly Placed[] = []): readonly Placed[] {
  const working = [
    ...kafkaParts(scope),
    ...clickHouseParts(scope),
    ...watchingParts(scope),
    ...collectors(scope),
    ...postgresArchives(scope),
  ];
  const parts = [...working, ...configurationArchives(scope, [...working, ...own])];
  const around = [
    namespaceOf(scope),
    ...serviceAccounts(scope, parts),
    ...externalSecrets(scope, [...parts, ...own]),
    ...networkPolicies(scope),
  ];
  return patched([...around, ...parts], scope.spec.patches);
}

/** All that is deployed: what is derived, and what is one's own. */
export function allManifests(pipeline: Pipeline, artifacts: readonly Artifact[] = []): readonly Placed[] {
  const scope = scopeOf(pipeline, artifacts);
  const own = ownManifests(pipeline, scope);
  return scope === undefined ? own : [...derivedManifests(scope, own), ...own];
}

const checked = new WeakMap<Pipeline, readonly Placed[]>();

/** The same for rules, which ask for it one after the other: without what comes from other systems' files. */
export function manifestsOf(pipeline: Pipeline): readonly Placed[] {
  const found = checked.get(pipeline) ?? allManifests(pipeline);
  checked.set(pipeline, found);
  return found;
}

function kafkaParts(scope: Scope): readonly Placed[] {
  const kafka = kafkaPlace(scope);
  if (kafka === undefined) return [];
  return [
    ...kafkaCluster(scope, kafka),
    ...kafkaTopics(scope, kafka),
    ...kafkaUsers(scope, kafka),
    ...jmxRules(scope, "kafka-metrics"),
    ...kafkaConnect(scope, kafka),
    ...(connectorsOf(scope).length === 0 ? [] : jmxRules(scope, "connect-metrics")),
    ...kafkaArchives(scope, kafka),
  ];
}

function clickHouseParts(scope: Scope): readonly Placed[] {
  const place = clickHousePlace(scope);
  if (place === undefined) return [];
  return [
    clickHouseInstallation(scope, place),
    ...keepers(scope, place),
    ...clientConfig(scope),
    ...schemaJob(scope),
    ...backupJobs(scope),
  ];
}

function watchingParts(scope: Scope): readonly Placed[] {
  return [
    ...postgresExporters(scope),
    ...monitors(scope),
    ...scrapeConfigs(scope),
    ...prometheusRules(scope),
    ...alertmanagerConfig(scope),
    ...alertmanagerCluster(scope),
    ...grafanaObjects(scope),
  ];
}
