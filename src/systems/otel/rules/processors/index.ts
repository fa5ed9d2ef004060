import type { Rule } from "../../../../compiler/model/rule.js";
import { attributeSetTwice } from "./attribute-set-twice.js";
import { batchBeforeDrop } from "./batch-before-drop.js";
import { batchedTwice } from "./batched-twice.js";
import { dropsEverything } from "./drops-everything.js";
import { invalidOttl } from "./invalid-ottl.js";
import { lateMemoryLimiter } from "./late-memory-limiter.js";
import { mixedStatements } from "./mixed-statements.js";
import { noMemoryLimiter } from "./no-memory-limiter.js";

export const processorRules: readonly Rule[] = [
  attributeSetTwice,
  batchBeforeDrop,
  batchedTwice,
  dropsEverything,
  invalidOttl,
  lateMemoryLimiter,
  mixedStatements,
  noMemoryLimiter,
];
