import { type Declared, declare } from "../../../compiler/model/declaration.js";
import type { Cluster } from "./cluster.js";
import type { Database } from "./database.js";
import type { NamedCollection } from "./named-collection.js";

/** Backups of the rows that the pipeline keeps in ClickHouse. */
export interface Backup extends Declared<"clickhouse.backup"> {}

export interface BackupOptions {
  /**
   * Whose tables are saved: of the pipeline's own those that keep rows. Queues keep none, and what a refreshed view
   * computes anew is left out.
   */
  readonly databases: readonly (Database | string)[];
  /** Where they are kept: on a disk of the servers, or in a bucket. */
  readonly to: BackupOnDisk | BackupOnS3;
  /**
   * When all rows are saved, in UTC: `"hourly"`, `"daily"` (at midnight), `"weekly"` (on Sunday at midnight), `"monthly"` (on its first day), or as
   * cron writes it, `"30 2 * * *"`. Default: when somebody runs its script.
   */
  readonly full?: string;
  /** When what has changed since the last full backup is saved, written like `full`. Default: never. */
  readonly incremental?: string;
  /** How long one can go back, e.g. `"14d"`. Default: for ever. */
  readonly keep?: string;
  /**
   * When a restore is tried, written like `full`: the newest backup is restored into databases of other names
   * (`<database>_restore_drill`), checked, compared with the tables and dropped again. It takes room for a copy of one
   * shard. Default: on the first of each month at 6, where `full` is planned. `false`: never.
   */
  readonly drill?: string | false;
  /** The cluster whose servers are saved together, by `ON CLUSTER`. Default: the one server that is asked. */
  readonly cluster?: Cluster;
}

export interface BackupOnDisk {
  /** A disk of the servers' configuration, with `cluster` one that all of them share, which `backups.allowed_disk` there must name. */
  readonly disk: string;
}

export interface BackupOnS3 {
  /** The URL under which they are kept: `"https://backups.s3.eu-central-1.amazonaws.com/clickhouse"`. */
  readonly s3: string;
  /** How the bucket is logged in to: a collection with `access_key_id` and `secret_access_key`. */
  readonly collection?: NamedCollection;
}

/** Declares backups of ClickHouse, by a name that begins each one's path. List it in a group of the pipeline. */
export function backup(name: string, options: BackupOptions): Backup {
  return declare("clickhouse.backup", name, options, backup, {});
}
