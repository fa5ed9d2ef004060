import { within } from "../../../../compiler/model/origin.js";
import { ofKind } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { drillDatabase } from "../../emit/backup/drill.js";
import { databasesOf, storedTables } from "../../recovery/stored-tables.js";
import { BACKUP, drillOf } from "../../schema/backup.js";
import { backupOf } from "./cases.js";

const beside = (database: string): string =>
  `${backupOf(`{ databases: ["analytics"], to: { disk: "backups" }, full: "daily" }`).replace("const listed = [events, nightly];", "")}const trial = clickhouse.table("${database}.events", { columns: { id: "UInt64" }, orderBy: ["id"] });

const listed = [events, nightly, trial];
`;

export const drillDatabaseTaken: Rule = {
  code: "clickhouse/drill-database-taken",
  severity: "error",
  summary: "A drill would drop a database of the pipeline's own",
  why: "The drill restores into databases of names that end in `_restore_drill`, which it drops before and afterwards, with all that is in them.",
  mend: "Call the database otherwise, or have no drill, with `drill: false`.",
  failing: beside("analytics_restore_drill"),
  passing: beside("analytics_trial"),
  *check(pipeline) {
    for (const { spec, name, origin, address } of ofKind(pipeline.resources.values(), BACKUP)) {
      if (drillOf(spec) === undefined) continue;
      const made = new Map([...databasesOf(spec)].map((database) => [drillDatabase(database), database]));
      const taken = storedTables(pipeline).find(({ database }) => made.has(database));
      if (taken === undefined) continue;
      yield {
        detail: `The drill of \`${name}\` restores \`${made.get(taken.database)}\` into \`${taken.database}\`, and drops it. ${drillDatabaseTaken.mend}`,
        at: within(origin, "databases"),
        resource: address,
        related: [{ at: taken.resource.origin, note: "a table there" }],
      };
    }
  },
};
