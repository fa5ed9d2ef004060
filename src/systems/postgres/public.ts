/** What patterns may use of PostgreSQL, besides its kinds: a table as a stream of changes, and a source's names. */
export { captureOptions } from "./capture-options.js";
export { backupFolder } from "./emit/backup/backup-files.js";
export { COLUMNS_DIFFERING, exporterQueries, exporterQueriesPath } from "./emit/exporter-queries.js";
export { qualified, sourceTable } from "./qualified.js";
export {
  backupSlot,
  heartbeatMilliseconds,
  heartbeatTable,
  publicationName,
  serverRole,
  signalTable,
  slotName,
} from "./source-names.js";
export { columnDefinitions, streamOf } from "./stream.js";
export { ownTopicNames, routedTopic, topicName, topicOf, topicPrefix, transformsOf, unroutedTopic } from "./topics.js";
export { toastableColumns } from "./types/toast.js";
