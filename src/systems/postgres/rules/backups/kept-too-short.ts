import { within } from "../../../../compiler/model/origin.js";
import { ofKind } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { durationText, longestGap } from "../../../../compiler/model/schedule.js";
import { BACKUP } from "../../schema/backup.js";
import { backupOf } from "./cases.js";

export const backupKeptTooShort: Rule = {
  code: "postgres/backup-kept-too-short",
  severity: "error",
  summary: "Base backups that are kept for less time than lies between two of them",
  why: "One base backup is always kept, so nothing is lost, but one goes back much further than `keep` says, and each restore replays WAL for as long as lies between two.",
  mend: "Keep them for longer, or take them more often.",
  failing: backupOf({ backup: 'base: "weekly", keep: "3d",' }),
  passing: backupOf({ backup: 'base: "weekly", keep: "14d",' }),
  *check(pipeline) {
    for (const { spec, name, origin, address } of ofKind(pipeline.resources.values(), BACKUP)) {
      const gap = longestGap(spec.base);
      if (spec.keep >= gap) continue;
      yield {
        detail: `\`${name}\` keeps ${durationText(spec.keep)}, and between two base backups are up to ${durationText(gap)}. ${backupKeptTooShort.mend}`,
        at: within(origin, "keep"),
        resource: address,
      };
    }
  },
};
