import { type Address, nameOf } from "../../../compiler/model/address.js";
import type { Reference } from "../../../compiler/model/reference.js";
import { ofKind, type Pipeline, type Resource } from "../../../compiler/model/resource.js";
import { ddlPath } from "../emit/ddl-files.js";
import { type ClickHouseObject, clickHouseObjects } from "../emit/objects.js";
import { onCluster } from "../emit/table-ddl.js";
import { queueEngines } from "../schema/engines/queues.js";
import { TABLE, type TableSpec } from "../schema/table.js";
import { qualifiedName } from "../sql/quote.js";

/** A queue, and the views that take what comes from it: nothing is taken while none of them is there. */
export interface Consumption {
  readonly queue: Resource<TableSpec>;
  readonly views: readonly ClickHouseObject[];
  /** What a queue of Kafka's reads. */
  readonly kafka?: {
    readonly topics: readonly string[];
    readonly group: string;
    readonly cluster?: Reference | undefined;
  };
}

/** Every queue of a pipeline that something is taken from. */
export function consumptions(pipeline: Pipeline): readonly Consumption[] {
  const views = new Map<Address, ClickHouseObject[]>();
  for (const object of clickHouseObjects(pipeline)) {
    if (object.type !== "materialized view") continue;
    for (const use of object.resource.uses) views.set(use, [...(views.get(use) ?? []), object]);
  }
  return ofKind(pipeline.resources, TABLE).flatMap((queue): readonly Consumption[] => {
    const { engine } = queue.spec;
    const taking = views.get(queue.address);
    if (taking === undefined) return [];
    if (engine.type !== "Kafka") return Object.hasOwn(queueEngines, engine.type) ? [{ queue, views: taking }] : [];
    const topics = engine.topics.map((topic) => (typeof topic === "string" ? topic : nameOf(topic.$ref)));
    return [{ queue, views: taking, kafka: { topics, group: engine.consumerGroup, cluster: engine.cluster } }];
  });
}

/** What stops a queue for good, so that its group has no member: both are made again by their files. */
export function stopStatements({ queue, views }: Consumption): readonly string[] {
  const where = onCluster(queue.spec.cluster);
  return [
    ...views.map(({ name }) => `DROP VIEW IF EXISTS ${qualifiedName(name)}${where} SYNC`),
    `DROP TABLE IF EXISTS ${qualifiedName(queue.name)}${where} SYNC`,
  ];
}

/** The files of what takes from queues, as order.txt names them. */
export function consumerFiles(consumption: Consumption): readonly string[] {
  return consumption.views.map((view) => ddlPath(view).slice("clickhouse/".length));
}
