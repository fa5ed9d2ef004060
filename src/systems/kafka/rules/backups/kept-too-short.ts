import { within } from "../../../../compiler/model/origin.js";
import { ofKind } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { durationText, longestGap } from "../../../../compiler/model/schedule.js";
import { BACKUP } from "../../schema.js";
import { backupOf } from "./cases.js";

export const backupKeptTooShort: Rule = {
  code: "kafka/backup-kept-too-short",
  severity: "error",
  summary: "Exports that are removed before the next one is there",
  why: "Each has only what came since the one before: what is removed is in no other.",
  mend: "Keep them for longer than lies between two of them; longer than the topics keep messages, or they add nothing.",
  failing: backupOf(', every: "daily", keep: "6h"'),
  passing: backupOf(', every: "daily", keep: "30d"'),
  *check({ resources }) {
    for (const { spec, name, origin, address } of ofKind(resources.values(), BACKUP)) {
      const gap = longestGap(spec.every);
      if (spec.keep >= gap) continue;
      yield {
        detail: `\`${name}\` keeps exports for ${durationText(spec.keep)}, and between two of them are up to ${durationText(gap)}. ${backupKeptTooShort.mend}`,
        at: within(origin, "keep"),
        resource: address,
      };
    }
  },
};
