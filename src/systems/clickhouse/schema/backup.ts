import { z } from "zod";
import type { KindOf } from "../../../compiler/model/resource.js";
import { duration, nonEmptyText, reference } from "../../../compiler/resolve/shapes.js";
import { parseSchedule } from "./schedule.js";

const WRITTEN = 'must be "hourly", "daily", "weekly", or five fields as cron reads them: "30 2 * * *"';

/** As cron reads it, in UTC. */
const schedule = z
  .string({ error: WRITTEN })
  .transform((text) => NAMED[text] ?? text.trim().split(/\s+/).join(" "))
  .refine((text) => parseSchedule(text) !== undefined, { error: WRITTEN });

const NAMED: Readonly<Record<string, string>> = { hourly: "0 * * * *", daily: "0 0 * * *", weekly: "0 0 * * 0" };

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
  cluster: reference("clickhouse.cluster").optional(),
});
export type BackupSpec = z.infer<typeof backupSchema>;
export const BACKUP: KindOf<BackupSpec> = { kind: "clickhouse.backup" };
