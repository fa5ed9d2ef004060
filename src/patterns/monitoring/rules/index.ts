import type { Rule } from "../../../compiler/model/rule.js";
import { metricExposedAlready } from "./metric-exposed-already.js";
import { nobodyNotified } from "./nobody-notified.js";
import { unknownAlert } from "./unknown-alert.js";
import { unknownObject } from "./unknown-object.js";

export const monitoringRules: readonly Rule[] = [metricExposedAlready, nobodyNotified, unknownAlert, unknownObject];
