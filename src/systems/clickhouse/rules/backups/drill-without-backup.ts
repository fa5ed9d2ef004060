import { within } from "../../../../compiler/model/origin.js";
import { ofKind } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { BACKUP } from "../../schema/backup.js";
import { backupOf } from "./cases.js";

export const drillWithoutBackup: Rule = {
  code: "clickhouse/drill-without-backup",
  severity: "error",
  summary: "A restore is tried of backups that nobody takes",
  why: "The drill restores the newest backup that the servers know of. Where none is planned it tries the same old one for ever, or none.",
  mend: 'Say when full backups are taken, with `full: "daily"`.',
  failing: backupOf(`{ databases: ["analytics"], to: { disk: "backups" }, drill: "monthly" }`),
  passing: backupOf(`{ databases: ["analytics"], to: { disk: "backups" }, full: "daily", drill: "monthly" }`),
  *check(pipeline) {
    for (const { spec, name, origin, address } of ofKind(pipeline.resources.values(), BACKUP)) {
      if (typeof spec.drill !== "string" || spec.full !== undefined) continue;
      yield {
        detail: `\`${name}\` has \`drill\` and no \`full\`. ${drillWithoutBackup.mend}`,
        at: within(origin, "drill"),
        resource: address,
      };
    }
  },
};
