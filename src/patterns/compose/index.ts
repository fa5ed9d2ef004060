import type { System } from "../../compiler/model/system.js";
import { stackFiles } from "./emit/files.js";
import { imageWithoutTag } from "./rules/image-without-tag.js";
import { neverCompletes } from "./rules/never-completes.js";
import { noHealthCheck } from "./rules/no-health-check.js";
import { otherComposeVersion } from "./rules/other-version.js";
import { portPublishedTwice } from "./rules/port-published-twice.js";
import { secretWithoutSource } from "./rules/secret-without-source.js";
import { securedCluster } from "./rules/secured-cluster.js";
import { severalClusters } from "./rules/several-clusters.js";
import { unknownService } from "./rules/unknown-service.js";
import { unreachedTarget } from "./rules/unreached-target.js";
import { waitsInCircle } from "./rules/waits-in-circle.js";
import { STACK, stackSchema } from "./schema.js";

/** The pipeline's systems on one machine. */
export const compose: System = {
  id: "compose",
  kinds: [{ ...STACK, schema: stackSchema }],
  rules: [
    imageWithoutTag,
    neverCompletes,
    noHealthCheck,
    otherComposeVersion,
    portPublishedTwice,
    secretWithoutSource,
    securedCluster,
    severalClusters,
    unknownService,
    unreachedTarget,
    waitsInCircle,
  ],
  emit: ({ pipeline }) => stackFiles(pipeline),
};
