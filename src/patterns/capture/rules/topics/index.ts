import type { Rule } from "../../../../compiler/model/rule.js";
import { autoCreatedTopics } from "./auto-created-topics.js";
import { compactedEvents } from "./compacted-events.js";
import { formatDoesNotFit } from "./format-does-not-fit.js";
import { invalidConfig } from "./invalid-config.js";
import { messageSize } from "./message-size.js";
import { minInsyncBeyondReplicas } from "./min-insync-beyond-replicas.js";
import { minInsyncBlocksWriting } from "./min-insync-blocks-writing.js";
import { moreConsumersThanPartitions } from "./more-consumers-than-partitions.js";
import { moreReplicasThanBrokers } from "./more-replicas-than-brokers.js";
import { retentionShorterThanNeeded } from "./retention-shorter-than-needed.js";
import { shortRetention } from "./short-retention.js";
import { similarTopicNames } from "./similar-topic-names.js";
import { topicNeverWritten } from "./topic-never-written.js";
import { unknownConfig } from "./unknown-config.js";

/** What is wrong with topics: their settings, and who reads them. */
export const topicRules: readonly Rule[] = [
  autoCreatedTopics,
  compactedEvents,
  formatDoesNotFit,
  invalidConfig,
  messageSize,
  minInsyncBeyondReplicas,
  minInsyncBlocksWriting,
  moreConsumersThanPartitions,
  moreReplicasThanBrokers,
  retentionShorterThanNeeded,
  shortRetention,
  similarTopicNames,
  topicNeverWritten,
  unknownConfig,
];
