import { type Declared, declare } from "../../../compiler/model/declaration.js";

/** Copies of what is deployed: the generated files, secrets' names, connectors with their offsets, groups' offsets. */
export interface Backup extends Declared<"kubernetes.backup"> {}

export interface BackupOptions {
  /** The volume that they are kept on. Default `{ volume: "5Gi" }`. */
  readonly to?: { readonly volume: string; readonly storageClass?: string };
  /** When a copy is made, in UTC: `"hourly"`, `"daily"`, `"weekly"`, `"monthly"`, or as cron writes it. Default `"hourly"`. */
  readonly every?: string;
  /** How long copies are kept; the newest always is. Default `"90d"`. */
  readonly keep?: string;
}

/** Declares copies of the configuration, by a name that their objects begin with. List it in a group of the pipeline. */
export function backup(name: string, options: BackupOptions = {}): Backup {
  return declare("kubernetes.backup", name, options, backup, {});
}
