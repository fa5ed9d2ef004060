import { within } from "../../../../compiler/model/origin.js";
import { ofKind } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { durationText, longestGap } from "../../../../compiler/model/schedule.js";
import { BACKUP } from "../../schema/backup.js";

import { backupOf } from "./cases.js";

const keeping = (keep: string): string =>
  backupOf(`{ databases: ["analytics"], to: { disk: "backups" }, full: "weekly", keep: "${keep}" }`);

export const backupKeptTooShort: Rule = {
  code: "clickhouse/backup-kept-too-short",
  severity: "error",
  summary: "Backups that are removed before the next one is there",
  why: "Between the removal of one full backup and the next there would be none.",
  mend: "Keep them longer than the longest time between two full backups, or take these more often.",
  failing: keeping("3d"),
  passing: keeping("14d"),
  *check(pipeline) {
    for (const { spec, name, origin, address } of ofKind(pipeline.resources, BACKUP)) {
      if (spec.keep === undefined || spec.full === undefined) continue;
      const gap = longestGap(spec.full);
      if (spec.keep >= gap) continue;
      yield {
        detail: `\`${name}\` keeps backups for ${durationText(spec.keep)}, and between two full ones are up to ${durationText(gap)}. ${backupKeptTooShort.mend}`,
        at: within(origin, "keep"),
        resource: address,
      };
    }
  },
};
