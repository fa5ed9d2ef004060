import type { System } from "../../compiler/model/system.js";
import { stackFiles } from "./emit/files.js";
import { imageWithoutTag } from "./rules/image-without-tag.js";
import { noHealthCheck } from "./rules/no-health-check.js";
import { otherComposeVersion } from "./rules/other-version.js";
import { portPublishedTwice } from "./rules/port-published-twice.js";
import { secretWithoutSource } from "./rules/secret-without-source.js";
import { securedCluster } from "./rules/secured-cluster.js";
import { severalClusters } from "./rules/several-clusters.js";
import { STACK, stackSchema } from "./schema.js";

/** The pipeline's systems on one machine. */
export const compose: System = {
  id: "compose",
  kinds: [{ ...STACK, schema: stackSchema }],
  rules: [
    imageWithoutTag,
    noHealthCheck,
    otherComposeVersion,
    portPublishedTwice,
    secretWithoutSource,
    securedCluster,
    severalClusters,
  ],
  emit: ({ pipeline }) => stackFiles(pipeline),
};
