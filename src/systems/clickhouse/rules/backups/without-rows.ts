import { ofKind } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { databasesOf, storedTables } from "../../recovery/stored-tables.js";
import { BACKUP } from "../../schema/backup.js";

const pairs = (engine: string): string => `const names = clickhouse.table("analytics.names", {
  columns: { id: "UInt64", name: "String" },
  ${engine},
});
const events = clickhouse.table("analytics.events", { columns: { id: "UInt64" }, orderBy: ["id"] });
const nightly = clickhouse.backup("nightly", { databases: ["analytics"], to: { disk: "backups" }, full: "daily" });

const listed = [names, events, nightly];
`;

export const backupWithoutRows: Rule = {
  code: "clickhouse/backup-without-rows",
  severity: "warning",
  summary: "A table whose rows a backup does not save",
  why: "Of tables with the engines Set, Join and EmbeddedRocksDB, BACKUP saves the definition and says nothing of the rows: they are gone after a restore.",
  mend: "Keep the rows in a MergeTree table, and take a dictionary over it for quick look-ups.",
  failing: pairs('engine: { type: "Join", strictness: "ANY", joinType: "LEFT", keys: ["id"] }'),
  passing: pairs('orderBy: ["id"]'),
  *check(pipeline) {
    const backups = ofKind(pipeline.resources, BACKUP);
    if (backups.length === 0) return;
    for (const table of storedTables(pipeline)) {
      const by = backups.find(({ spec }) => databasesOf(spec).has(table.database));
      if (table.rows !== "not saved" || by === undefined) continue;
      yield {
        detail: `\`${table.name}\` has the engine ${table.engine}: \`${by.name}\` saves none of its rows. ${backupWithoutRows.mend}`,
        at: table.resource.origin,
        resource: table.resource.address,
        related: [{ at: by.origin, note: "the backup" }],
      };
    }
  },
};
