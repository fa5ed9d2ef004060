export { type Cluster, type ClusterOptions, cluster } from "./cluster.js";
export { type Connector, type ConnectorOptions, connector } from "./connector.js";
export { type Topic, type TopicOptions, topic } from "./topic.js";
