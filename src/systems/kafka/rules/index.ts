import type { Rule } from "../../../compiler/model/rule.js";
import { ambiguousCluster } from "./ambiguous-cluster.js";
import { ambiguousSecret } from "./ambiguous-secret.js";
import { backupRules } from "./backups/index.js";
import { duplicateConsumerGroup } from "./duplicate-consumer-group.js";
import { invalidTopicName } from "./invalid-topic-name.js";
import { javaKeyStore } from "./java-key-store.js";
import { misspeltTopic } from "./misspelt-topic.js";
import { passwordInTheClear } from "./password-in-the-clear.js";
import { unknownTopic } from "./unknown-topic.js";

export const kafkaRules: readonly Rule[] = [
  ...backupRules,
  ambiguousCluster,
  ambiguousSecret,
  duplicateConsumerGroup,
  invalidTopicName,
  javaKeyStore,
  misspeltTopic,
  passwordInTheClear,
  unknownTopic,
];
