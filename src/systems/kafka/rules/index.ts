import type { Rule } from "../../../compiler/model/rule.js";
import { duplicateConsumerGroup } from "./duplicate-consumer-group.js";
import { invalidTopicName } from "./invalid-topic-name.js";
import { unknownTopic } from "./unknown-topic.js";

export const kafkaRules: readonly Rule[] = [duplicateConsumerGroup, invalidTopicName, unknownTopic];
