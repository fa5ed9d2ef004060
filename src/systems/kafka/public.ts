/** What patterns may use of Kafka, besides its kinds: what it and Connect define, and how its consumers log in. */
export {
  brokerProperties,
  clientProperties,
  connectProperties,
  isKnownVersion,
  KAFKA_VERSION,
  pluginProperties,
  topicProperties,
} from "./catalogue/definitions.js";
export { consumerSecurity } from "./consumer-security.js";
export { DEFAULT_BROKER } from "./default-cluster.js";
export {
  backupCluster,
  backupFolder,
  backupGroup,
  backupUser,
  exportedTopics,
} from "./emit/backup/backup-files.js";
export { clientSecurity } from "./emit/client-security.js";
export { connectorProperties } from "./emit/connector-properties.js";
export { loggedInAs } from "./emit/logged-in.js";
export { quotedVariablesIn, variablesIn } from "./emit/properties-text.js";
