import { type Address, nameOf } from "../../compiler/model/address.js";
import { derived, referenceTo } from "../../compiler/model/derived.js";
import type { Reference } from "../../compiler/model/reference.js";
import { ofKind, type Resource, resourceAt } from "../../compiler/model/resource.js";
import type { KafkaEngineSpec } from "../../systems/clickhouse/schema/engine.js";
import { type CollectionValueSpec, NAMED_COLLECTION } from "../../systems/clickhouse/schema/named-collection.js";
import { TABLE, type TableSpec } from "../../systems/clickhouse/schema/table.js";
import { consumerSecurity } from "../../systems/kafka/public.js";
import { CLUSTER, type ClusterSpec } from "../../systems/kafka/schema.js";

type Resources = ReadonlyMap<Address, Resource>;

/** A queue that must log in, and the named collection of the server that it does so by. */
export interface SecuredQueue {
  readonly table: Resource<TableSpec>;
  readonly engine: KafkaEngineSpec;
  readonly cluster: Resource<ClusterSpec>;
  readonly collection: Reference;
}

/** The queues on secured clusters. */
export function securedQueues(resources: Resources): readonly SecuredQueue[] {
  const clusters = ofKind(resources, CLUSTER);
  return ofKind(resources, TABLE).flatMap((table) => {
    const { engine } = table.spec;
    if (engine.type !== "Kafka" || !("topics" in engine)) return [];
    const cluster = engine.cluster === undefined ? clusters[0] : resourceAt(resources, engine.cluster.$ref, CLUSTER);
    if (cluster === undefined || Object.keys(consumerSecurity(cluster, resources)).length === 0) return [];
    return [{ table, engine, cluster, collection: collectionOf(cluster, table.spec.cluster) }];
  });
}

/** Servers of a cluster have files of their own, and so collections of their own. */
function collectionOf(kafka: Resource<ClusterSpec>, servers: Reference | undefined): Reference {
  const names = [kafka.name, ...(servers === undefined ? [] : ["on", nameOf(servers.$ref)])];
  return referenceTo(NAMED_COLLECTION, ["kafka", ...names].map((name) => name.replace(/\W/g, "_")).join("_"));
}

/**
 * The named collections by which queues log in, and the queues that now read by them. Only the server's configuration
 * takes secrets from the environment, and only there do librdkafka's options stand, as those of TLS; its `kafka`
 * section is one for all clusters, a collection is one for each.
 */
export function gatherSecuredQueues(resources: Resources): readonly Resource[] {
  const collections = new Map<Address, Resource>();
  const open = securedQueues(resources).filter(({ engine }) => engine.collection === undefined);
  const queues = open.map(({ table, engine, cluster, collection }): Resource => {
    if (!resources.has(collection.$ref) && !collections.has(collection.$ref)) {
      const spec = { values: valuesOf(cluster, resources), cluster: table.spec.cluster };
      const from = { origin: cluster.origin, madeBy: cluster.address };
      collections.set(collection.$ref, derived(NAMED_COLLECTION, nameOf(collection.$ref), spec, from));
    }
    const spec: TableSpec = { ...table.spec, engine: { ...engine, collection } };
    return { ...table, spec, uses: [...table.uses, collection.$ref] };
  });
  return [...collections.values(), ...queues];
}

function valuesOf(cluster: Resource<ClusterSpec>, resources: Resources): Readonly<Record<string, CollectionValueSpec>> {
  const security = Object.entries(consumerSecurity(cluster, resources));
  return {
    kafka_broker_list: { value: cluster.spec.brokers.join(",") },
    ...Object.fromEntries(security.map(([name, value]) => [`kafka.${name}`, { value }])),
  };
}
