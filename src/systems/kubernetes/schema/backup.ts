import { z } from "zod";
import type { KindOf } from "../../../compiler/model/resource.js";
import { archiveVolume } from "../../../compiler/resolve/archive-shape.js";
import { schedule } from "../../../compiler/resolve/schedule-shape.js";
import { duration } from "../../../compiler/resolve/shapes.js";

import { BACKUP_KIND } from "./kinds.js";

const DAY = 86_400_000;

export const backupSchema = z.strictObject({
  to: archiveVolume.default({ volume: "5Gi" }),
  every: schedule.default("0 * * * *"),
  keep: duration.default(90 * DAY),
});
export type BackupSpec = z.infer<typeof backupSchema>;
export const BACKUP: KindOf<BackupSpec> = { kind: BACKUP_KIND };
