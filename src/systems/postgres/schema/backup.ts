import { z } from "zod";
import type { KindOf } from "../../../compiler/model/resource.js";
import { archive } from "../../../compiler/resolve/archive-shape.js";
import { schedule, scheduleOrNever } from "../../../compiler/resolve/schedule-shape.js";
import { duration, nonEmptyText, reference } from "../../../compiler/resolve/shapes.js";

const DAY = 86_400_000;

export const backupSchema = z.strictObject({
  of: reference("postgres.source"),
  as: reference("postgres.role"),
  to: archive,
  base: schedule.default("0 1 * * *"),
  keep: duration.default(14 * DAY),
  slot: nonEmptyText
    .regex(/^[a-z0-9_]{1,63}$/, { error: "must be a slot's name: small letters, digits and underscores" })
    .optional(),
  drill: scheduleOrNever.default("0 7 1 * *"),
});
export type BackupSpec = z.infer<typeof backupSchema>;
export const BACKUP: KindOf<BackupSpec> = { kind: "postgres.backup" };
