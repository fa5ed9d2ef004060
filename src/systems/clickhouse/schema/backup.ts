import { z } from "zod";
import type { KindOf } from "../../../compiler/model/resource.js";
import { schedule, scheduleOrNever } from "../../../compiler/resolve/schedule-shape.js";
import { duration, nonEmptyText, reference } from "../../../compiler/resolve/shapes.js";

const onDisk = z.strictObject({ disk: nonEmptyText });
const onS3 = z.strictObject({
  s3: z
    .string({ error: "must be the URL of a bucket, or of a folder in it" })
    .regex(/^https?:\/\/[^\s'"\\?#]+$/, { error: "must be the URL of a bucket, or of a folder in it" }),
  collection: reference("clickhouse.namedCollection").optional(),
});

export const backupSchema = z.strictObject({
  databases: z
    .array(
      z.union([reference("clickhouse.database"), nonEmptyText], {
        error: "must be the constant of a clickhouse.database, or a database's name",
      }),
      { error: "must be a list of databases" },
    )
    .min(1, { error: "must name at least one database" }),
  to: z.union([onDisk, onS3], { error: 'must be { disk: "backups" }, or { s3: "https://…", collection }' }),
  full: schedule.optional(),
  incremental: schedule.optional(),
  keep: duration.optional(),
  drill: scheduleOrNever.optional(),
  cluster: reference("clickhouse.cluster").optional(),
});
export type BackupSpec = z.infer<typeof backupSchema>;
export const BACKUP: KindOf<BackupSpec> = { kind: "clickhouse.backup" };

/** When a restore is tried: monthly, where backups are planned and nothing else is said. */
export function drillOf({ drill, full }: BackupSpec): string | undefined {
  if (drill === false) return undefined;
  return drill ?? (full === undefined ? undefined : "0 6 1 * *");
}
