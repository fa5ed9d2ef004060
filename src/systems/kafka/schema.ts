export { BACKUP, type BackupSpec, backupSchema } from "./schema/backup.js";
export { CLUSTER, type ClusterSpec, clusterSchema, type SaslSpec } from "./schema/cluster.js";
export { CONNECTOR, type ConnectorSpec, connectorSchema } from "./schema/connector.js";
export { CONSUMER_GROUP, type ConsumerGroupSpec, consumerGroupSchema } from "./schema/consumer-group.js";
export { TOPIC, TOPIC_OPTIONS, type TopicSpec, topicConfig, topicSchema } from "./schema/topic.js";
export { type AclSpec, type ResourceType, USER, type UserSpec, userSchema } from "./schema/user.js";
