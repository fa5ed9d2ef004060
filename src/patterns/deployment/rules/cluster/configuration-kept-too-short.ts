import { within } from "../../../../compiler/model/origin.js";
import { ofKind } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { durationText, longestGap } from "../../../../compiler/model/schedule.js";
import { BACKUP } from "../../../../systems/kubernetes/schema/backup.js";

const keeping = (keep: string): string => `const cluster = kubernetes.cluster({ namespace: "shop" });
const saved = kubernetes.backup("configuration", { every: "weekly", keep: "${keep}" });

const listed = [cluster, saved];
`;

export const configurationKeptTooShort: Rule = {
  code: "kubernetes/backup-kept-too-short",
  severity: "error",
  summary: "Copies of the configuration that are kept for less time than lies between two of them",
  why: "Only one would ever be there: what is wrong for a while has then replaced what was right.",
  mend: "Keep them for longer, or make them more often.",
  failing: keeping("3d"),
  passing: keeping("90d"),
  *check(pipeline) {
    for (const { spec, name, origin, address } of ofKind(pipeline.resources.values(), BACKUP)) {
      const gap = longestGap(spec.every);
      if (spec.keep >= gap) continue;
      yield {
        detail: `\`${name}\` keeps copies for ${durationText(spec.keep)}, and between two of them are up to ${durationText(gap)}. ${configurationKeptTooShort.mend}`,
        at: within(origin, "keep"),
        resource: address,
      };
    }
  },
};
