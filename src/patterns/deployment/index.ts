import type { System } from "../../compiler/model/system.js";
import { deploymentFiles } from "./emit/files.js";
import { deploymentRules } from "./rules/index.js";
import { gatherWatchedBackups } from "./watching/watched-backups.js";

/** What the whole pipeline becomes on Kubernetes. */
export const deployment: System = {
  id: "deployment",
  kinds: [],
  rules: deploymentRules,
  gather: gatherWatchedBackups,
  assemble: deploymentFiles,
};
