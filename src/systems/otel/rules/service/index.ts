import type { Rule } from "../../../../compiler/model/rule.js";
import { invalidVariable } from "./invalid-variable.js";
import { noHealthCheck } from "./no-health-check.js";
import { noTelemetry } from "./no-telemetry.js";
import { storageUsedTwice } from "./storage-used-twice.js";
import { unknownExtension } from "./unknown-extension.js";
import { unsetVariable } from "./unset-variable.js";

export const serviceRules: readonly Rule[] = [
  invalidVariable,
  noHealthCheck,
  noTelemetry,
  storageUsedTwice,
  unknownExtension,
  unsetVariable,
];
