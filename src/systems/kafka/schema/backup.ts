import { z } from "zod";
import type { KindOf } from "../../../compiler/model/resource.js";
import { archive } from "../../../compiler/resolve/archive-shape.js";
import { schedule } from "../../../compiler/resolve/schedule-shape.js";
import { duration, reference, textWithoutNul } from "../../../compiler/resolve/shapes.js";

const DAY = 86_400_000;

export const backupSchema = z.strictObject({
  cluster: reference("kafka.cluster").optional(),
  topics: z
    .array(
      z.union([reference("kafka.topic"), textWithoutNul], {
        error: "must be the constant of a kafka.topic, or a topic's name",
      }),
      { error: "must be a list of topics" },
    )
    .min(1, { error: "must name at least one topic" })
    .optional(),
  as: reference("kafka.user").optional(),
  to: archive,
  every: schedule.default("30 0,6,12,18 * * *"),
  keep: duration.default(30 * DAY),
});
export type BackupSpec = z.infer<typeof backupSchema>;
export const BACKUP: KindOf<BackupSpec> = { kind: "kafka.backup" };
