import type { Rule } from "../../../compiler/model/rule.js";
import { duplicateTopicPrefix } from "./duplicate-topic-prefix.js";

export const captureRules: readonly Rule[] = [duplicateTopicPrefix];
