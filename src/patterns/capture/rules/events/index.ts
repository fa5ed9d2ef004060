import type { Rule } from "../../../../compiler/model/rule.js";
import { decimalInBytes } from "./decimal-in-bytes.js";
import { fieldNotInEvents } from "./field-not-in-events.js";
import { integerCutOff } from "./integer-cut-off.js";
import { numberReadAsDate } from "./number-read-as-date.js";
import { signLost } from "./sign-lost.js";

/** What views by hand read of events. */
export const eventRules: readonly Rule[] = [
  decimalInBytes,
  fieldNotInEvents,
  integerCutOff,
  numberReadAsDate,
  signLost,
];
