import { NAME, within } from "../../../../compiler/model/origin.js";
import { ofKind } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { CLUSTER } from "../../../../systems/kubernetes/schema/cluster.js";

const clusters = (
  second: string,
): string => `const cluster = kubernetes.cluster("main", { namespace: "shop", environments: { staging: { namespace: "shop-staging" } } });
${second}`;

export const secondCluster: Rule = {
  code: "kubernetes/second-cluster",
  severity: "error",
  summary: "There is more than one Kubernetes cluster",
  why: "A pipeline is deployed as a whole. What differs between clusters is an environment's: two clusters would write the same files.",
  mend: "Make it one cluster, with an entry in `environments` for each place.",
  failing: clusters(
    'const staging = kubernetes.cluster("staging", { namespace: "shop-staging" });\n\nconst listed = [cluster, staging];\n',
  ),
  passing: clusters("\nconst listed = [cluster];\n"),
  *check(pipeline) {
    const [first, ...others] = ofKind(pipeline.resources, CLUSTER);
    for (const other of others)
      yield {
        detail: `\`${other.name}\` is beside \`${first?.name}\`. ${secondCluster.mend}`,
        at: within(other.origin, NAME),
        resource: other.address,
      };
  },
};
