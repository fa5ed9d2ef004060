import { didYouMean } from "../../../../compiler/model/nearest.js";
import { within } from "../../../../compiler/model/origin.js";
import { ofKind } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { databasesOf, storedTables } from "../../recovery/stored-tables.js";
import { BACKUP } from "../../schema/backup.js";
import { backupOf } from "./cases.js";

const saving = (database: string): string =>
  backupOf(`{ databases: ["${database}"], to: { disk: "backups" }, full: "daily" }`);

export const backupUnknownDatabase: Rule = {
  code: "clickhouse/backup-unknown-database",
  severity: "error",
  summary: "A backup of a database in which the pipeline keeps no rows",
  why: "Nothing of it is saved, and that shows when it is needed.",
  mend: "Name a database with tables of the pipeline that keep rows, or take it out.",
  failing: saving("analytic"),
  passing: saving("analytics"),
  *check(pipeline) {
    const backups = ofKind(pipeline.resources, BACKUP);
    if (backups.length === 0) return;
    const known = [...new Set(storedTables(pipeline).map(({ database }) => database))].sort();
    for (const { spec, name, origin, address } of backups) {
      for (const [index, database] of [...databasesOf(spec)].entries()) {
        if (known.includes(database)) continue;
        yield {
          detail: `\`${name}\` saves \`${database}\`, where the pipeline keeps no rows.${didYouMean(database, known)} ${backupUnknownDatabase.mend}`,
          at: within(origin, "databases", index),
          resource: address,
        };
      }
    }
  },
};
