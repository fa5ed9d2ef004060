import type { MergeTreeEngineSpec } from "../../schema/engines/merge-tree.js";
import { identifier, stringLiteral } from "../../sql/quote.js";

/** The arguments of an engine of the MergeTree family: of a replicated one its path and replica come first. */
export function mergeTreeArguments(engine: MergeTreeEngineSpec): readonly string[] {
  const replica =
    "path" in engine && engine.path !== undefined && engine.replica !== undefined
      ? [stringLiteral(engine.path), stringLiteral(engine.replica)]
      : [];
  return [...replica, ...ownArguments(engine)];
}

function ownArguments(engine: MergeTreeEngineSpec): readonly string[] {
  switch (engine.type) {
    case "MergeTree":
    case "AggregatingMergeTree":
    case "ReplicatedMergeTree":
    case "ReplicatedAggregatingMergeTree":
      return [];
    case "ReplacingMergeTree":
    case "ReplicatedReplacingMergeTree":
      return [engine.version, engine.isDeleted].filter((column) => column !== undefined).map(identifier);
    case "SummingMergeTree":
    case "CoalescingMergeTree":
    case "ReplicatedSummingMergeTree":
    case "ReplicatedCoalescingMergeTree": {
      const columns = engine.columns ?? [];
      return columns.length === 0 ? [] : [`(${columns.map(identifier).join(", ")})`];
    }
    case "CollapsingMergeTree":
    case "ReplicatedCollapsingMergeTree":
      return [identifier(engine.sign)];
    case "VersionedCollapsingMergeTree":
    case "ReplicatedVersionedCollapsingMergeTree":
      return [identifier(engine.sign), identifier(engine.version)];
    case "GraphiteMergeTree":
    case "ReplicatedGraphiteMergeTree":
      return [stringLiteral(engine.configSection)];
  }
}
