import { z } from "zod";
import type { KindOf } from "../../../compiler/model/resource.js";
import { duration, nonEmptyText, promqlText } from "../../../compiler/resolve/shapes.js";
import { labels } from "./labels.js";

export const recordSchema = z.strictObject({
  expr: promqlText,
  labels: labels.default({}),
  group: nonEmptyText.optional(),
  interval: duration.optional(),
});
export type RecordSpec = z.infer<typeof recordSchema>;
export const RECORD: KindOf<RecordSpec> = { kind: "prometheus.record" };
