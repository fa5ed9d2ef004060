export { type ArchiveFolder, type ArchiveVolume, type Backup, type BackupOptions, backup } from "./backup.js";
export { type Grant, type GrantOptions, type GrantTarget, grant } from "./grant.js";
export { type Publication, type PublicationOptions, type PublishedTable, publication } from "./publication.js";
export { type Role, type RoleOptions, role } from "./role.js";
export {
  type HeartbeatOptions,
  type SignalOptions,
  type Source,
  type SourceOptions,
  source,
  type TopicDefaults,
  type Transform,
} from "./source.js";
export { type Table, type TableOptions, table } from "./table.js";
