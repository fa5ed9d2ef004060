/** What patterns may use of PostgreSQL, besides its kinds: a table as a stream of changes, and a source's names. */
export { captureOptions } from "./capture-options.js";
export { heartbeatMilliseconds, heartbeatTable, publicationName, signalTable, slotName } from "./source-names.js";
export { columnDefinitions, ownTopicNames, qualified, streamOf, topicName, topicPrefix } from "./stream.js";
export { toastableColumns } from "./types/toast.js";
