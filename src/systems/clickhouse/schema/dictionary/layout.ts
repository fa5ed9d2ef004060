import { z } from "zod";
import { nonEmptyText, wholeNumber } from "../../../../compiler/resolve/shapes.js";

const count = wholeNumber(1, 1_000_000_000_000).optional();
const plain = [
  "flat",
  "hashed",
  "sparse_hashed",
  "hashed_array",
  "complex_key_hashed",
  "complex_key_sparse_hashed",
  "complex_key_hashed_array",
  "range_hashed",
  "complex_key_range_hashed",
  "direct",
  "complex_key_direct",
  "ip_trie",
  "regexp_tree",
  "polygon",
  "polygon_simple",
  "polygon_index_each",
  "polygon_index_cell",
] as const;

const hashed = {
  shards: count,
  shardLoadQueueBacklog: count,
  maxLoadFactor: z
    .number({ error: "must be a number from 0.5 to 0.99" })
    .min(0.5, { error: "must be at least 0.5" })
    .max(0.99, { error: "must be at most 0.99" })
    .optional(),
};

/** A layout by its bare name becomes the same with no arguments. */
export const layoutSchema = z.lazy(() =>
  z.union(
    [
      z.enum(plain).transform((type) => ({ type })),
      z.discriminatedUnion("type", [
        z.strictObject({ type: z.literal("flat"), initialArraySize: count, maxArraySize: count }),
        z.strictObject({
          type: z.enum(["hashed", "sparse_hashed", "complex_key_hashed", "complex_key_sparse_hashed"]),
          ...hashed,
        }),
        z.strictObject({ type: z.enum(["hashed_array", "complex_key_hashed_array"]), ...hashed }),
        z.strictObject({
          type: z.enum(["range_hashed", "complex_key_range_hashed"]),
          rangeLookupStrategy: z.enum(["min", "max"]).optional(),
        }),
        z.strictObject({
          type: z.enum(["cache", "complex_key_cache"]),
          sizeInCells: wholeNumber(1, 1_000_000_000_000),
          allowReadExpiredKeys: z.boolean().optional(),
          maxUpdateQueueSize: count,
          maxThreadsForUpdates: count,
        }),
        z.strictObject({
          type: z.enum(["ssd_cache", "complex_key_ssd_cache"]),
          path: nonEmptyText,
          blockSize: count,
          fileSize: count,
          readBufferSize: count,
          writeBufferSize: count,
        }),
        z.strictObject({ type: z.enum(["direct", "complex_key_direct", "regexp_tree"]) }),
        z.strictObject({ type: z.literal("ip_trie"), accessToKeyFromAttributes: z.boolean().optional() }),
        z.strictObject({
          type: z.enum(["polygon", "polygon_simple", "polygon_index_each", "polygon_index_cell"]),
          storePolygonKeyColumn: z.boolean().optional(),
        }),
      ]),
    ],
    { error: 'must be a layout: "hashed", or with arguments { type: "cache", sizeInCells: … }' },
  ),
);
export type DictionaryLayoutSpec = z.infer<typeof layoutSchema>;
