import { z } from "zod";
import type { PromqlText } from "../../compiler/model/reference.js";
import type { KindOf } from "../../compiler/model/resource.js";
import { duration, nonEmptyText, promqlText } from "../../compiler/resolve/shapes.js";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** What is measured: events of which some are good, or a share that is good at each moment. */
export type Measured = { readonly good: PromqlText; readonly total: PromqlText } | { readonly ratio: PromqlText };

/** A metric with matchers: around it, the rate over each window is put. */
const counter = promqlText.refine(isSelector, {
  error:
    'must be the counter itself, without a function, a range or an operator, such as `requests_total{code!~"5.."}`: the rate over each window is taken of it',
});

function isSelector({ $promql }: PromqlText): boolean {
  const written = $promql.map((part) => (typeof part === "string" ? part : "x")).join("");
  const plain = written.replace(/"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|`[^`]*`/g, "x").replace(/#.*/g, "");
  return /^\s*[\w:]*\s*(\{[^{}]*\})?\s*$/.test(plain);
}

export const sloSchema = z
  .strictObject({
    objective: z
      .number({ error: "must be a number of per cent, such as 99.9" })
      .gt(0, { error: "must be more than 0" })
      .lt(100, { error: "must be less than 100: a budget of nothing is used up by the first failure" }),
    window: duration
      .refine((milliseconds) => milliseconds >= 7 * DAY && milliseconds <= 90 * DAY, {
        error: "must be from 7d to 90d: alerts look back three days of it",
      })
      .default(30 * DAY),
    good: counter.optional(),
    total: counter.optional(),
    ratio: promqlText.optional(),
    description: nonEmptyText.optional(),
    runbook: nonEmptyText.optional(),
    labels: z.record(nonEmptyText, z.string({ error: "must be a text" })).default({}),
  })
  .superRefine(({ good, total, ratio }, context) => {
    const tell = (path: string, message: string) => context.addIssue({ code: "custom", path: [path], message });
    if (ratio !== undefined && (good ?? total) !== undefined)
      tell("ratio", "must stand alone, without `good` and `total`");
    else if (ratio === undefined && good === undefined && total === undefined)
      tell("ratio", "must be given, or `good` and `total`");
    else if (ratio === undefined && good === undefined) tell("good", "must stand beside `total`");
    else if (ratio === undefined && total === undefined) tell("total", "must stand beside `good`");
  });
export type SloSpec = z.infer<typeof sloSchema>;
export const SLO: KindOf<SloSpec> = { kind: "pipeline.slo" };

export function measured({ good, total, ratio }: SloSpec): Measured {
  if (good !== undefined && total !== undefined) return { good, total };
  return { ratio: ratio ?? { $promql: [] } };
}
