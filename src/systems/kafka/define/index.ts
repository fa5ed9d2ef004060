export { type Backup, type BackupOptions, backup } from "./backup.js";
export {
  type Cluster,
  type ClusterOptions,
  cluster,
  type SaslAccount,
  type SaslKerberos,
  type SaslOauth,
  type Tls,
} from "./cluster.js";
export { type Connector, type ConnectorOptions, connector } from "./connector.js";
export { type ConsumerGroup, type ConsumerGroupOptions, consumerGroup } from "./consumer-group.js";
export { type Topic, type TopicOptions, topic } from "./topic.js";
export {
  type ClusterAcl,
  type GroupAcl,
  type TopicAcl,
  type TransactionalIdAcl,
  type User,
  type UserOptions,
  user,
} from "./user.js";
