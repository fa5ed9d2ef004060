import { z } from "zod";
import { nonEmptyText } from "../../../../compiler/resolve/shapes.js";

const columns = z.array(nonEmptyText, { error: "must be a list of columns" }).optional();

/** Own arguments of the engines of the MergeTree family; of a replicated one the same. */
const own = {
  Replacing: { version: nonEmptyText.optional(), isDeleted: nonEmptyText.optional() },
  Summing: { columns },
  Collapsing: { sign: nonEmptyText },
  VersionedCollapsing: { sign: nonEmptyText, version: nonEmptyText },
  Graphite: { configSection: nonEmptyText },
} as const;

/** Where a table's replicas find each other. */
const replica = { path: nonEmptyText.optional(), replica: nonEmptyText.optional() };

interface Replica {
  readonly path?: string | undefined;
  readonly replica?: string | undefined;
}

const together = {
  path: ["replica"],
  error: "must be given with `path`, or neither: without them the server's `default_replica_path` holds",
};
const isWhole = (engine: Replica): boolean => (engine.path === undefined) === (engine.replica === undefined);

const versioned = {
  path: ["isDeleted"],
  error: "needs `version`: a deleted row is told from an older one by it",
};
const hasVersion = (engine: { readonly version?: string | undefined; readonly isDeleted?: string | undefined }) =>
  engine.version !== undefined || engine.isDeleted === undefined;

export const mergeTreeEngines = [
  z.strictObject({ type: z.enum(["MergeTree", "AggregatingMergeTree"]) }),
  z.strictObject({ type: z.literal("ReplacingMergeTree"), ...own.Replacing }).refine(hasVersion, versioned),
  z.strictObject({ type: z.enum(["SummingMergeTree", "CoalescingMergeTree"]), ...own.Summing }),
  z.strictObject({ type: z.literal("CollapsingMergeTree"), ...own.Collapsing }),
  z.strictObject({ type: z.literal("VersionedCollapsingMergeTree"), ...own.VersionedCollapsing }),
  z.strictObject({ type: z.literal("GraphiteMergeTree"), ...own.Graphite }),
  z
    .strictObject({ type: z.enum(["ReplicatedMergeTree", "ReplicatedAggregatingMergeTree"]), ...replica })
    .refine(isWhole, together),
  z
    .strictObject({ type: z.literal("ReplicatedReplacingMergeTree"), ...own.Replacing, ...replica })
    .refine(hasVersion, versioned)
    .refine(isWhole, together),
  z
    .strictObject({
      type: z.enum(["ReplicatedSummingMergeTree", "ReplicatedCoalescingMergeTree"]),
      ...own.Summing,
      ...replica,
    })
    .refine(isWhole, together),
  z
    .strictObject({ type: z.literal("ReplicatedCollapsingMergeTree"), ...own.Collapsing, ...replica })
    .refine(isWhole, together),
  z
    .strictObject({ type: z.literal("ReplicatedVersionedCollapsingMergeTree"), ...own.VersionedCollapsing, ...replica })
    .refine(isWhole, together),
  z
    .strictObject({ type: z.literal("ReplicatedGraphiteMergeTree"), ...own.Graphite, ...replica })
    .refine(isWhole, together),
] as const;

export type MergeTreeEngineSpec = z.infer<(typeof mergeTreeEngines)[number]>;
