import { z } from "zod";
import type { Reference } from "../../../compiler/model/reference.js";
import type { KindOf } from "../../../compiler/model/resource.js";
import { duration, nonEmptyText, reference } from "../../../compiler/resolve/shapes.js";
import { labels } from "./labels.js";

const MINUTE = 60_000;

const expected = z.strictObject({
  labels: labels.default({}),
  value: z.number({ error: "must be a number" }).optional(),
});

export const testSchema = z
  .strictObject({
    alert: reference("prometheus.alert").optional(),
    record: reference("prometheus.record").optional(),
    series: z.record(nonEmptyText, nonEmptyText),
    interval: duration.default(MINUTE),
    at: duration,
    expect: z.union([z.literal("nothing"), z.array(expected)], {
      error: 'must be a list of what there is then; of an alert "nothing" where it is silent',
    }),
  })
  .superRefine(({ alert, record, expect }, context) => {
    const issue = (path: (string | number)[], message: string): void =>
      context.addIssue({ code: "custom", path, message });
    if ((alert === undefined) === (record === undefined)) issue(["alert"], "must be said, or `record`, and not both");
    if (expect === "nothing") {
      if (record !== undefined)
        issue(["expect"], "must be a list of { labels, value }: an empty one where nothing is recorded");
      return;
    }
    for (const [index, { value }] of expect.entries()) {
      if (record !== undefined && value === undefined) issue(["expect", index, "value"], "must be what is recorded");
      if (alert !== undefined && value !== undefined) issue(["expect", index, "value"], "must not be said of an alert");
    }
  });
export type TestSpec = z.infer<typeof testSchema>;
export const TEST: KindOf<TestSpec> = { kind: "prometheus.test" };

/** The rule that is tested. */
export function testedBy({ alert, record }: TestSpec): Reference["$ref"] | undefined {
  return (alert ?? record)?.$ref;
}
