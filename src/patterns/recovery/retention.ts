import { nameOf } from "../../compiler/model/address.js";
import { ofKind, type Pipeline } from "../../compiler/model/resource.js";
import { consumptions } from "../../systems/clickhouse/public.js";
import { TOPIC, topicConfig } from "../../systems/kafka/schema.js";

export interface Retention {
  readonly topic: string;
  readonly milliseconds: number;
}

/** Of the topics that ClickHouse reads, the one that keeps messages for the shortest time; where it is known. */
export function shortestRetention(pipeline: Pipeline): Retention | undefined {
  const read = new Set(consumptions(pipeline).flatMap(({ kafka }) => kafka?.topics ?? []));
  let shortest: Retention | undefined;
  for (const { address, spec } of ofKind(pipeline.resources, TOPIC)) {
    const topic = nameOf(address);
    const config = topicConfig(spec);
    const milliseconds = Number(config["retention.ms"] ?? Number.NaN);
    const deletes = String(config["cleanup.policy"] ?? "delete").includes("delete");
    if (!read.has(topic) || !deletes || !(milliseconds > 0)) continue;
    if (shortest === undefined || milliseconds < shortest.milliseconds) shortest = { topic, milliseconds };
  }
  return shortest;
}
