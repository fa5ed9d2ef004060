import type { Rule } from "../../../../compiler/model/rule.js";
import { backupKeptTooShort } from "./kept-too-short.js";
import { backupMissesMessages } from "./misses-messages.js";
import { backupUnknownTopic } from "./unknown-topic.js";

export const backupRules: readonly Rule[] = [backupKeptTooShort, backupMissesMessages, backupUnknownTopic];
