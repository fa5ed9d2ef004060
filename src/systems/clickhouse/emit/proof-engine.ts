import type { EngineSpec } from "../schema/engine.js";
import { isListed } from "../schema/engines/listed.js";
import { PARSED_ENGINES, withoutRemote } from "./engines/dead.js";

/** The cluster that the engine which proves always knows: itself. */
const PROOF_CLUSTER = { $ref: "clickhouse.cluster/default" } as const;

/** The section of Graphite's rules that it has. */
const PROOF_ROLLUP = "graphite_rollup";

/**
 * An engine as it is proven. A replicated one is its plain twin: columns, keys, settings and all that reads and writes
 * it are judged there; that the replicas find each other is not. A Distributed one keeps its table and sharding key,
 * over a cluster that is always there: its own is known by its constant.
 */
export function proofEngine(engine: EngineSpec): EngineSpec {
  switch (engine.type) {
    case "ReplicatedMergeTree":
      return { type: "MergeTree" };
    case "ReplicatedAggregatingMergeTree":
      return { type: "AggregatingMergeTree" };
    case "ReplicatedReplacingMergeTree":
      return { type: "ReplacingMergeTree", version: engine.version, isDeleted: engine.isDeleted };
    case "ReplicatedSummingMergeTree":
      return { type: "SummingMergeTree", columns: engine.columns };
    case "ReplicatedCoalescingMergeTree":
      return { type: "CoalescingMergeTree", columns: engine.columns };
    case "ReplicatedCollapsingMergeTree":
      return { type: "CollapsingMergeTree", sign: engine.sign };
    case "ReplicatedVersionedCollapsingMergeTree":
      return { type: "VersionedCollapsingMergeTree", sign: engine.sign, version: engine.version };
    case "ReplicatedGraphiteMergeTree":
    case "GraphiteMergeTree":
      return { type: "GraphiteMergeTree", configSection: PROOF_ROLLUP };
    case "Distributed":
      return { ...engine, cluster: PROOF_CLUSTER };
    case "Kafka":
      return { ...engine, collection: undefined };
    default:
      return isListed(engine) ? withoutRemote(engine) : engine;
  }
}

/** Whether a table of an engine can be made by the engine that proves, or only its statement be parsed. */
export function judgementOf(engine: EngineSpec): "executed" | "parsed" {
  return isListed(engine) && PARSED_ENGINES.includes(engine.type) ? "parsed" : "executed";
}
