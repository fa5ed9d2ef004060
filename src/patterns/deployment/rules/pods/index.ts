import type { Rule } from "../../../../compiler/model/rule.js";
import { floatingImage } from "./floating-image.js";
import { limitBelowRequest } from "./limit-below-request.js";
import { missingResources } from "./missing-resources.js";
import { notRestricted } from "./not-restricted.js";
import { podCutOff } from "./pod-cut-off.js";
import { restartPolicy } from "./restart-policy.js";
import { sameProbes } from "./same-probes.js";
import { unknownSource } from "./unknown-source.js";
import { unknownVolume } from "./unknown-volume.js";

export const podRules: readonly Rule[] = [
  floatingImage,
  limitBelowRequest,
  missingResources,
  notRestricted,
  podCutOff,
  restartPolicy,
  sameProbes,
  unknownSource,
  unknownVolume,
];
