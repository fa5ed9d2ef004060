import type { System } from "../../compiler/model/system.js";
import { unreachedCluster } from "./default-cluster.js";
import { backupFiles } from "./emit/backup/backup-files.js";
import { clusterFiles } from "./emit/cluster-files.js";
import { connectorFiles } from "./emit/connector-json.js";
import { jmxFiles } from "./emit/jmx-files.js";
import { topicFiles } from "./emit/topics-yaml.js";
import { kafkaRules } from "./rules/index.js";
import {
  BACKUP,
  backupSchema,
  CLUSTER,
  CONNECTOR,
  CONSUMER_GROUP,
  clusterSchema,
  connectorSchema,
  consumerGroupSchema,
  TOPIC,
  topicSchema,
  USER,
  userSchema,
} from "./schema.js";

export const kafka: System = {
  id: "kafka",
  kinds: [
    { ...CLUSTER, schema: clusterSchema, unreached: unreachedCluster },
    { ...TOPIC, schema: topicSchema },
    { ...CONNECTOR, schema: connectorSchema },
    { ...CONSUMER_GROUP, schema: consumerGroupSchema },
    { ...USER, schema: userSchema },
    { ...BACKUP, schema: backupSchema },
  ],
  rules: kafkaRules,
  emit: ({ pipeline }) => [
    ...clusterFiles(pipeline),
    ...topicFiles(pipeline),
    ...connectorFiles(pipeline),
    ...jmxFiles(pipeline),
    ...backupFiles(pipeline),
  ],
};
