import type { Rule } from "../../../../compiler/model/rule.js";
import {
  intervalOverLookback,
  invalidNamePattern,
  nothingKept,
  timeoutOverInterval,
  unknownComponent,
} from "./jobs.js";
import { invalidRecordName, recordGoneStale, recordName, recordShadowsMetric } from "./records.js";
import { severalIntervals } from "./several-intervals.js";
import { duplicateTarget, severalServers, unboundedLabel } from "./targets.js";

export const scrapeRules: readonly Rule[] = [
  duplicateTarget,
  intervalOverLookback,
  invalidNamePattern,
  invalidRecordName,
  nothingKept,
  recordGoneStale,
  recordName,
  recordShadowsMetric,
  severalIntervals,
  severalServers,
  timeoutOverInterval,
  unboundedLabel,
  unknownComponent,
];
