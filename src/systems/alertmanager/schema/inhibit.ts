import { z } from "zod";
import type { KindOf } from "../../../compiler/model/resource.js";
import { nonEmptyText } from "../../../compiler/resolve/shapes.js";
import { matchers } from "./matcher.js";

const some = matchers.min(1, { error: "must have at least one matcher" });

export const inhibitSchema = z.strictObject({
  source: some,
  target: some,
  equal: z
    .array(nonEmptyText, { error: "must be a list of labels" })
    .refine((labels) => new Set(labels).size === labels.length, { error: "must name each label once" })
    .default([]),
});
export type InhibitSpec = z.infer<typeof inhibitSchema>;
export const INHIBIT: KindOf<InhibitSpec> = { kind: "alertmanager.inhibit" };
