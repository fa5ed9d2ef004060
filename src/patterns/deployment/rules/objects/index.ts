import type { Rule } from "../../../../compiler/model/rule.js";
import { blockedDrain } from "./blocked-drain.js";
import { duplicateManifest } from "./duplicate-manifest.js";
import { invalidManifest } from "./invalid-manifest.js";
import { invalidName } from "./invalid-name.js";
import { invalidPromql } from "./invalid-promql.js";
import { invalidSchedule } from "./invalid-schedule.js";
import { otherNamespace } from "./other-namespace.js";
import { replicasUnderAutoscaler } from "./replicas-under-autoscaler.js";
import { secretInTheClear } from "./secret-in-the-clear.js";
import { selectorMatchesNothing } from "./selector-matches-nothing.js";
import { unknownKind } from "./unknown-kind.js";
import { unknownPort } from "./unknown-port.js";

export const objectRules: readonly Rule[] = [
  blockedDrain,
  duplicateManifest,
  invalidManifest,
  invalidName,
  invalidPromql,
  invalidSchedule,
  otherNamespace,
  replicasUnderAutoscaler,
  secretInTheClear,
  selectorMatchesNothing,
  unknownKind,
  unknownPort,
];
