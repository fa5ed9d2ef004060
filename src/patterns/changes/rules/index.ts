import type { Rule } from "../../../compiler/model/rule.js";
import { changesSummedAsState } from "./changes-summed-as-state.js";
import { flatEvents } from "./flat-events.js";
import { reservedKey } from "./reserved-key.js";
import { unstableKey } from "./unstable-key.js";
import { unusedQueueOption } from "./unused-queue-option.js";

export const changesRules: readonly Rule[] = [
  changesSummedAsState,
  flatEvents,
  reservedKey,
  unstableKey,
  unusedQueueOption,
];
