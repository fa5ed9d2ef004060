import type { Rule } from "../../../../compiler/model/rule.js";
import { duplicateAlert, shadowedAlert } from "./alike.js";
import { forNotEvaluated } from "./for-not-evaluated.js";
import { forTooLong } from "./for-too-long.js";
import { templateLabel, templateSyntax, templateWithoutBraces, valueInLabel } from "./templates.js";
import { untestedAlert } from "./untested-alert.js";
import { alertAlwaysFires, alertNeverFires, alertWithoutComparison } from "./what-fires.js";

export const alertRules: readonly Rule[] = [
  alertAlwaysFires,
  alertNeverFires,
  alertWithoutComparison,
  duplicateAlert,
  forNotEvaluated,
  forTooLong,
  shadowedAlert,
  templateLabel,
  templateSyntax,
  templateWithoutBraces,
  untestedAlert,
  valueInLabel,
];
