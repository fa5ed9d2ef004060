/** What patterns may use of PostgreSQL, besides its kinds: a table as a stream of changes, and a source's names. */
export { HEARTBEAT_TABLE, publicationName, SIGNAL_TABLE, slotName } from "./source-names.js";
export {
  columnDefinitions,
  qualified,
  routedTopic,
  streamOf,
  topicName,
  topicOf,
  topicPrefix,
  transformsOf,
} from "./stream.js";
export { toastableColumns } from "./types/toast.js";
