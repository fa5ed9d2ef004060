import { type Declared, declare } from "../../../compiler/model/declaration.js";
import type { Role } from "./role.js";
import type { Source } from "./source.js";

/** Base backups of a source's server, and all its WAL in between: it can be brought back to any moment. */
export interface Backup extends Declared<"postgres.backup"> {}

export interface BackupOptions {
  /** The source whose server is saved, with all its databases. */
  readonly of: Source;
  /** The role that reads it: one with `login`, `replication` and a `password`. */
  readonly as: Role;
  /** Where it is kept: on a volume in Kubernetes, or in a folder of the host whose crontab takes it. */
  readonly to: ArchiveVolume | ArchiveFolder;
  /**
   * When a base backup is taken, in UTC: `"hourly"`, `"daily"`, `"weekly"`, `"monthly"`, or as cron writes it. WAL is
   * received all the time. Default `"0 1 * * *"`.
   */
  readonly base?: string;
  /** How long one can go back. What that takes is never removed, nor the newest base backup. Default `"14d"`. */
  readonly keep?: string;
  /** The slot by which the server keeps WAL that is not received yet. Default `headrace_<name>_wal`. */
  readonly slot?: string;
  /**
   * When a restore is tried, written like `base`: the newest base backup is verified, brought up to the last WAL by a
   * server of its own, and read whole. It needs the source's `version`. Default `"0 7 1 * *"`. `false`: never.
   */
  readonly drill?: string | false;
}

export interface ArchiveVolume {
  /** The size of the volume that is claimed for it: `"200Gi"`. */
  readonly volume: string;
  /** Its storage class. Default: that of the Kubernetes cluster's volumes. */
  readonly storageClass?: string;
}

export interface ArchiveFolder {
  /** The absolute path of a folder, on another machine than what is saved. */
  readonly folder: string;
}

/** Declares backups of a source's server, by a name that their objects begin with. List it in a group of the pipeline. */
export function backup(name: string, options: BackupOptions): Backup {
  return declare("postgres.backup", name, options, backup, {});
}
