import { z } from "zod";
import type { KindOf } from "../../../compiler/model/resource.js";
import { duration, nonEmptyText, reference } from "../../../compiler/resolve/shapes.js";
import { labels } from "./labels.js";

const MINUTE = 60_000;

const series = {
  series: z.record(nonEmptyText, nonEmptyText),
  interval: duration.default(MINUTE),
  at: duration,
};

export const testSchema = z.union(
  [
    z.strictObject({
      alert: reference("prometheus.alert"),
      ...series,
      expect: z.union([z.literal("nothing"), z.array(z.strictObject({ labels })).min(1)], {
        error: 'must be "nothing", or a list of { labels } of what fires',
      }),
    }),
    z.strictObject({
      record: reference("prometheus.record"),
      ...series,
      expect: z.array(z.strictObject({ labels: labels.default({}), value: z.number({ error: "must be a number" }) }), {
        error: "must be a list of { labels, value }",
      }),
    }),
  ],
  { error: "must have `alert` or `record`, `series`, `at` and `expect`" },
);
export type TestSpec = z.infer<typeof testSchema>;
export const TEST: KindOf<TestSpec> = { kind: "prometheus.test" };
