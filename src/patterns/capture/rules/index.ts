import type { Rule } from "../../../compiler/model/rule.js";
import { connectorRules } from "./connectors/index.js";
import { duplicateTopicPrefix } from "./duplicate-topic-prefix.js";
import { eventRules } from "./events/index.js";
import { routeRules } from "./routes/index.js";
import { similarSourceNames } from "./similar-source-names.js";
import { topicRules } from "./topics/index.js";

export const captureRules: readonly Rule[] = [
  ...connectorRules,
  ...eventRules,
  ...routeRules,
  ...topicRules,
  duplicateTopicPrefix,
  similarSourceNames,
];
