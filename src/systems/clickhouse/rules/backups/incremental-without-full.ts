import { within } from "../../../../compiler/model/origin.js";
import { ofKind } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { BACKUP } from "../../schema/backup.js";
import { backupOf } from "./cases.js";

export const incrementalWithoutFull: Rule = {
  code: "clickhouse/incremental-without-full",
  severity: "error",
  summary: "Incremental backups that no full backup is planned for",
  why: "An incremental backup holds what differs from the full one that it is based on. Without new full ones, each grows, all hang on one old backup, and none can ever be removed.",
  mend: 'Say when full backups are taken, with `full: "daily"`.',
  failing: backupOf(`{ databases: ["analytics"], to: { disk: "backups" }, incremental: "hourly" }`),
  passing: backupOf(`{ databases: ["analytics"], to: { disk: "backups" }, full: "daily", incremental: "hourly" }`),
  *check(pipeline) {
    for (const { spec, name, origin, address } of ofKind(pipeline.resources, BACKUP)) {
      if (spec.incremental === undefined || spec.full !== undefined) continue;
      yield {
        detail: `\`${name}\` has \`incremental\` and no \`full\`. ${incrementalWithoutFull.mend}`,
        at: within(origin, "incremental"),
        resource: address,
      };
    }
  },
};
