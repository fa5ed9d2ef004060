import { ofKind } from "../../compiler/model/resource.js";
import type { System } from "../../compiler/model/system.js";
import { CLUSTER } from "../../systems/kubernetes/schema/cluster.js";
import { MANIFEST } from "../../systems/kubernetes/schema/manifest.js";
import { loadGrammar, loadRegularExpressions } from "../../systems/prometheus/public.js";
import { deploymentFiles } from "./emit/files.js";
import { deploymentRules } from "./rules/index.js";
import { PROMETHEUS_RULE } from "./rules/objects/invalid-promql.js";
import { gatherWatchedBackups } from "./watching/watched-backups.js";

/** What the whole pipeline becomes on Kubernetes. */
export const deployment: System = {
  id: "deployment",
  kinds: [],
  rules: deploymentRules,
  async prepare(resources) {
    const hasRules = ofKind(resources, MANIFEST).some(({ spec }) => spec.manifest.kind === PROMETHEUS_RULE);
    // Generated rules are confined to their namespace.
    const carriesRules = ofKind(resources, CLUSTER).some(({ spec }) => spec.monitoring !== undefined);
    if (hasRules || carriesRules) await Promise.all([loadGrammar(), loadRegularExpressions()]);
  },
  gather: gatherWatchedBackups,
  assemble: deploymentFiles,
};
