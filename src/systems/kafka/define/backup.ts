import { type Declared, declare } from "../../../compiler/model/declaration.js";
import type { Cluster } from "./cluster.js";
import type { Topic } from "./topic.js";
import type { User } from "./user.js";

/** Exports of topics: each message once, as files. */
export interface Backup extends Declared<"kafka.backup"> {}

export interface BackupOptions {
  /** The Kafka cluster whose topics are exported. Default: the one that is listed or named elsewhere in the pipeline. */
  readonly cluster?: Cluster;
  /** What is exported. Default: all topics of the pipeline, and in Kubernetes Connect's own with the offsets. */
  readonly topics?: readonly (Topic | string)[];
  /** The user that reads them: its rights follow. Default: as whom the cluster's tools log in. */
  readonly as?: User;
  /** Where they are kept: on a volume in Kubernetes, or in a folder of the host whose crontab exports them. */
  readonly to: { readonly volume: string; readonly storageClass?: string } | { readonly folder: string };
  /**
   * When what has come since is exported, in UTC: `"hourly"`, `"daily"`, `"weekly"`, `"monthly"`, or as cron writes it.
   * It must be more often than topics drop messages. Default `"30 0,6,12,18 * * *"`.
   */
  readonly every?: string;
  /** How long exports are kept; the newest of each topic always is. Default `"30d"`. */
  readonly keep?: string;
}

/** Declares exports of topics, by a name that their objects begin with. List it in a group of the pipeline. */
export function backup(name: string, options: BackupOptions): Backup {
  return declare("kafka.backup", name, options, backup, {});
}
