/** How a dictionary is kept in memory: a layout by name, or with its own arguments. */
export type DictionaryLayout =
  | PlainLayout
  | FlatLayout
  | HashedLayout
  | RangeLayout
  | CacheLayout
  | SsdCacheLayout
  | TrieLayout
  | PolygonLayout;

/** A layout that needs no arguments. */
export type PlainLayout =
  | "flat"
  | "hashed"
  | "sparse_hashed"
  | "hashed_array"
  | "complex_key_hashed"
  | "complex_key_sparse_hashed"
  | "complex_key_hashed_array"
  | "range_hashed"
  | "complex_key_range_hashed"
  | "direct"
  | "complex_key_direct"
  | "ip_trie"
  | "regexp_tree"
  | "polygon"
  | "polygon_simple"
  | "polygon_index_each"
  | "polygon_index_cell";

/** An array: the fastest, for keys that are small numbers. */
export interface FlatLayout {
  /** Its name. */
  readonly type: "flat";
  /** The array's first length. Default 1024. */
  readonly initialArraySize?: number;
  /** The largest key and thus the most that it may grow to. Default 500000. */
  readonly maxArraySize?: number;
}

/** Hash tables; the `complex_key` ones for keys of several columns or other types than UInt64. */
export interface HashedLayout {
  /** Its name. */
  readonly type:
    | "hashed"
    | "sparse_hashed"
    | "hashed_array"
    | "complex_key_hashed"
    | "complex_key_sparse_hashed"
    | "complex_key_hashed_array";
  /** Loads in parallel into this many tables. Default 1. */
  readonly shards?: number;
  /** Blocks that wait for a shard at most. Default 10000. */
  readonly shardLoadQueueBacklog?: number;
  /** How full a table gets before it grows, 0.5 to 0.99. Default 0.5. */
  readonly maxLoadFactor?: number;
}

/** Values that hold from one day or moment to another. */
export interface RangeLayout {
  /** Its name. */
  readonly type: "range_hashed" | "complex_key_range_hashed";
  /** Which of overlapping ranges counts. Default `"min"`. */
  readonly rangeLookupStrategy?: "min" | "max";
}

/** The keys asked for last; the others are asked of the source. */
export interface CacheLayout {
  /** Its name. */
  readonly type: "cache" | "complex_key_cache";
  /** How many keys are kept. */
  readonly sizeInCells: number;
  /** Whether a value that is too old is given while the new one is fetched. Default `false`. */
  readonly allowReadExpiredKeys?: boolean;
  /** Updates that wait at most. Default 100000. */
  readonly maxUpdateQueueSize?: number;
  /** Threads that update. Default 4. */
  readonly maxThreadsForUpdates?: number;
}

/** As `cache`, with the values on a disk. */
export interface SsdCacheLayout {
  /** Its name. */
  readonly type: "ssd_cache" | "complex_key_ssd_cache";
  /** The folder on the server. */
  readonly path: string;
  /** Bytes of a block. Default 4096. */
  readonly blockSize?: number;
  /** Bytes of the file at most. */
  readonly fileSize?: number;
  /** Bytes of the buffer for reading. */
  readonly readBufferSize?: number;
  /** Bytes of the buffer for writing. */
  readonly writeBufferSize?: number;
}

/** Networks by prefix, for addresses. */
export interface TrieLayout {
  /** Its name. */
  readonly type: "ip_trie";
  /** Whether the prefix can be read as an attribute, too. Default `false`. */
  readonly accessToKeyFromAttributes?: boolean;
}

/** Areas, for points. */
export interface PolygonLayout {
  /** Its name. */
  readonly type: "polygon" | "polygon_simple" | "polygon_index_each" | "polygon_index_cell";
  /** Whether the polygons can be read, too. Default `false`. */
  readonly storePolygonKeyColumn?: boolean;
}
