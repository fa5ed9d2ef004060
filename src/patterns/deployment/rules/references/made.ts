import { isJsonObject } from "../../../../compiler/model/json.js";
import { ofKind, type Pipeline } from "../../../../compiler/model/resource.js";
import { MANIFEST, type Manifest } from "../../../../systems/kubernetes/schema/manifest.js";
import { COLLECTOR } from "../../../../systems/otel/schema/collector.js";
import { serverHosts } from "../../clickhouse/place.js";
import { scopeOf } from "../../derived.js";
import { kafkaPlace } from "../../kafka/place.js";
import { labelName, secretKey } from "../../names.js";
import { isMadeByOperator, knownSecrets, secretsNamedIn } from "../../secrets.js";
import { locatedManifests, namespaceOf, objectsIn } from "../located.js";

/** Which objects there are: by `namespace kind` their names. */
export type Made = ReadonlyMap<string, ReadonlySet<string>>;

const known = new WeakMap<Pipeline, Made>();

/** Names of what the manifests are, of what operators make of them, and of what their author says is there. */
export function madeIn(pipeline: Pipeline): Made {
  const found = known.get(pipeline) ?? gathered(pipeline);
  known.set(pipeline, found);
  return found;
}

/** Where a kind's objects are in no namespace, one place stands for all. */
export const EVERYWHERE = "";

function gathered(pipeline: Pipeline): Made {
  const made = new Map<string, Set<string>>();
  const add = (namespace: string, kind: string, name: string): void => {
    const key = `${namespace} ${kind}`;
    made.set(key, (made.get(key) ?? new Set()).add(name));
  };
  for (const { manifest } of locatedManifests(pipeline)) {
    const { kind, metadata } = manifest;
    const namespace = namespaceOf(manifest);
    add(namespace, kind, metadata.name);
    add(EVERYWHERE, kind, metadata.name);
    for (const [other, name] of madeOf(manifest)) add(namespace, other, name);
  }
  for (const { spec } of ofKind(pipeline.resources, MANIFEST)) {
    for (const each of spec.existing) {
      const [kind = "", name = ""] = each.split("/");
      for (const namespace of [namespaceOf(spec.manifest), scopeOf(pipeline)?.spec.namespace ?? "default", EVERYWHERE])
        add(namespace, kind, name);
    }
  }
  addDeployed(pipeline, add);
  return made;
}

function addDeployed(pipeline: Pipeline, add: (namespace: string, kind: string, name: string) => void): void {
  const scope = scopeOf(pipeline);
  if (scope === undefined) return;
  const { namespace, certificate } = scope.spec;
  for (const secret of knownSecrets(scope)) add(namespace, "Secret", secretKey(secret).name);
  if (typeof certificate === "string") add(namespace, "Secret", certificate);
  const kafka = kafkaPlace(scope)?.name;
  for (const { manifest } of locatedManifests(pipeline)) {
    for (const { name } of secretsNamedIn(manifest)) if (isMadeByOperator(name, kafka)) add(namespace, "Secret", name);
  }
  // Whose configurations are not there yet while all is only checked.
  for (const { name } of ofKind(pipeline.resources, COLLECTOR))
    add(namespace, "Service", `collector-${labelName(name)}`);
  for (const host of serverHosts(scope)) if (!host.includes(".")) add(namespace, "Service", host);
}

/** What operators and controllers make of an object, by kind and name. */
function* madeOf({ kind, metadata: { name }, spec }: Manifest): Iterable<readonly [kind: string, name: string]> {
  switch (kind) {
    case "ExternalSecret": {
      const target = isJsonObject(spec) && isJsonObject(spec.target) ? spec.target.name : undefined;
      yield ["Secret", typeof target === "string" ? target : name];
      return;
    }
    case "Certificate":
      if (isJsonObject(spec) && typeof spec.secretName === "string") yield ["Secret", spec.secretName];
      return;
    case "StatefulSet":
      for (const [claim] of objectsIn(isJsonObject(spec) ? spec.volumeClaimTemplates : undefined))
        if (isJsonObject(claim.metadata)) yield ["PersistentVolumeClaim", `${String(claim.metadata.name)}-${name}-0`];
      return;
    case "Kafka":
      for (const of of ["bootstrap", "brokers"]) yield ["Service", `${name}-kafka-${of}`];
      for (const of of ["kafka", "entity-operator", "kafka-exporter"]) yield ["ServiceAccount", `${name}-${of}`];
      for (const of of ["cluster-ca-cert", "clients-ca-cert"]) yield ["Secret", `${name}-${of}`];
      return;
    case "KafkaUser":
      for (const secret of [name, `kafka-user-${name}`]) yield ["Secret", secret];
      return;
    case "KafkaConnect":
      for (const service of [`${name}-connect-api`, `${name}-connect`]) yield ["Service", service];
      yield ["ServiceAccount", `${name}-connect`];
      return;
    case "KafkaBridge":
      yield ["Service", `${name}-bridge-service`];
      return;
    case "ClickHouseInstallation":
      yield ["Service", `clickhouse-${name}`];
      return;
    case "ClickHouseKeeperInstallation":
      yield ["Service", `keeper-${name}`];
      return;
    case "Alertmanager":
      yield ["Service", "alertmanager-operated"];
      return;
    case "Prometheus":
      yield ["Service", "prometheus-operated"];
      return;
    case "Grafana":
      yield ["Service", `${name}-service`];
      return;
  }
}
