import { type Declared, declare } from "../../../../compiler/model/declaration.js";
import type { Grantees } from "./row-policy.js";

/** How much may be used up within a time. */
export interface Quota extends Declared<"clickhouse.quota"> {}

/** What one counter of a quota is kept for. */
export type QuotaKey =
  | "user_name"
  | "ip_address"
  | "forwarded_ip_address"
  | "client_key"
  | "normalized_query_hash"
  | readonly ["client_key", "user_name" | "ip_address"];

/** The most of each within an interval. */
export interface QuotaLimits {
  /** Queries of all kinds. */
  readonly queries?: number;
  /** SELECT queries. */
  readonly query_selects?: number;
  /** INSERT queries. */
  readonly query_inserts?: number;
  /** Queries that failed. */
  readonly errors?: number;
  /** Rows given as results. */
  readonly result_rows?: number;
  /** Bytes given as results. */
  readonly result_bytes?: number;
  /** Rows read from tables, on all servers. */
  readonly read_rows?: number;
  /** Bytes read from tables, on all servers. */
  readonly read_bytes?: number;
  /** Bytes written by INSERT queries. */
  readonly written_bytes?: number;
  /** Time that queries took, in seconds. */
  readonly execution_time?: number;
  /** Logins that failed one after another. */
  readonly failed_sequential_authentications?: number;
  /** Queries of the same shape. */
  readonly queries_per_normalized_hash?: number;
}

export interface QuotaInterval {
  /** How long it is: `"1 hour"`, `"15 minute"`, `"1 month"`. */
  readonly interval: string;
  /** The most of each within it. Left out, it only counts. */
  readonly max?: QuotaLimits;
  /** Begins at a random moment instead of the full hour or day, so that not all counters start anew at once. Default `false`. */
  readonly randomized?: boolean;
}

export interface QuotaOptions {
  /** What has a counter of its own: each user, each address. Default one counter for all. */
  readonly keyedBy?: QuotaKey;
  /** One or more, each of its own length. */
  readonly intervals: readonly QuotaInterval[];
  /** Whose queries count: roles and users, `"all"`, or all but some. */
  readonly to: Grantees;
  /** The cluster that it is made on, by `ON CLUSTER`. */
  readonly cluster?: Declared<"clickhouse.cluster">;
}

/** Declares a quota. It is part of the pipeline as soon as a role or user is that it is for. */
export function quota(name: string, options: QuotaOptions): Quota {
  return declare("clickhouse.quota", name, options, quota, {});
}
