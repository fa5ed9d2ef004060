import { nameOf } from "../../compiler/model/address.js";
import { splitName } from "../../systems/clickhouse/public.js";
import type { EngineSpec } from "../../systems/clickhouse/schema/engine.js";
import type { Placement } from "./placement.js";

type Plain = Extract<EngineSpec, { readonly type: "MergeTree" | "AggregatingMergeTree" | "ReplacingMergeTree" }>;

/** Where the replicas of a table find each other in Keeper. */
interface Replicas {
  readonly path: string;
  readonly replica: string;
}

/** An engine whose rows the replicas of a shard copy from each other. */
export function replicatedInShard(engine: Plain, table: string, place: Placement | undefined): EngineSpec {
  if (place === undefined) return engine;
  return replicated(engine, { path: pathOf(place, "{shard}", table), replica: "{replica}" });
}

/** An engine whose rows all nodes have, of whatever shard: each reads them where it is. */
export function replicatedEverywhere(engine: Plain, table: string, place: Placement | undefined): EngineSpec {
  if (place === undefined) return engine;
  // A replica's name may be used again in another shard.
  return replicated(engine, { path: pathOf(place, "all", table), replica: "{shard}-{replica}" });
}

/**
 * Written out, not left to the server's `{uuid}`: a node that joins later makes its tables by the same statements, and
 * would get other UUIDs, so that its replicas were alone. Braces in a name would be a macro's.
 */
function pathOf({ cluster }: Placement, part: string, table: string): string {
  const { database = "default", object } = splitName(table);
  const [own = "", ...names] = [nameOf(cluster.$ref), database, object].map(encodeURIComponent);
  return ["/clickhouse/tables", own, part, ...names].join("/");
}

function replicated(engine: Plain, replicas: Replicas): EngineSpec {
  switch (engine.type) {
    case "MergeTree":
      return { type: "ReplicatedMergeTree", ...replicas };
    case "AggregatingMergeTree":
      return { type: "ReplicatedAggregatingMergeTree", ...replicas };
    case "ReplacingMergeTree":
      return { ...engine, type: "ReplicatedReplacingMergeTree", ...replicas };
  }
}
