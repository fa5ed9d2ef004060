import type { Rule } from "../../../../compiler/model/rule.js";
import { contradictoryMatchers } from "./contradictory-matchers.js";
import { counterWithoutRate, deltaOfCounter, rateOfGauge } from "./counter-functions.js";
import { differenceOfCounter } from "./difference-of-counter.js";
import { notAMetric } from "./not-a-metric.js";
import { quantileWithoutLe } from "./quantile-without-le.js";
import { rateOfSum } from "./rate-of-sum.js";
import { readByPrometheus } from "./read-by-prometheus.js";
import { undefinedRecord } from "./undefined-record.js";
import { unknownLabel } from "./unknown-label.js";
import { unknownLabelValue } from "./unknown-label-value.js";
import { unknownMetric } from "./unknown-metric.js";
import { unmatchedVectors } from "./unmatched-vectors.js";
import { windowBeyondRetention, windowTooShort } from "./windows.js";

export const promqlRules: readonly Rule[] = [
  ...readByPrometheus,
  contradictoryMatchers,
  counterWithoutRate,
  deltaOfCounter,
  differenceOfCounter,
  notAMetric,
  quantileWithoutLe,
  rateOfGauge,
  rateOfSum,
  undefinedRecord,
  unknownLabel,
  unknownLabelValue,
  unknownMetric,
  unmatchedVectors,
  windowBeyondRetention,
  windowTooShort,
];
