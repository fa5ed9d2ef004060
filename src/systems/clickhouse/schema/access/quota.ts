import { z } from "zod";
import type { KindOf } from "../../../../compiler/model/resource.js";
import { wholeNumber } from "../../../../compiler/resolve/shapes.js";
import { grantees } from "./grantees.js";
import { cluster } from "./settings.js";

const keys = ["user_name", "ip_address", "forwarded_ip_address", "client_key", "normalized_query_hash"] as const;
/** Two keys: ClickHouse has `client_key` with one other. */
function isPair(value: unknown): boolean {
  return (
    Array.isArray(value) && value.length === 2 && value[0] === "client_key" && /^(user_name|ip_address)$/.test(value[1])
  );
}

const counted = wholeNumber(0, Number.MAX_SAFE_INTEGER).optional();

const limits = z
  .strictObject({
    queries: counted,
    query_selects: counted,
    query_inserts: counted,
    errors: counted,
    result_rows: counted,
    result_bytes: counted,
    read_rows: counted,
    read_bytes: counted,
    written_bytes: counted,
    execution_time: z
      .number({ error: "must be a number of seconds" })
      .nonnegative({ error: "must be a number of seconds" })
      .optional(),
    failed_sequential_authentications: counted,
    queries_per_normalized_hash: counted,
  })
  .refine((each) => Object.values(each).some((limit) => limit !== undefined), {
    error: "must limit something; leave `max` out to count only",
  });

const interval = z.strictObject({
  interval: z
    .string({ error: 'must be a time such as "1 hour" or "15 minute"' })
    .regex(/^[1-9]\d{0,5} (second|minute|hour|day|week|month|quarter|year)$/i, {
      error: 'must be a time such as "1 hour" or "15 minute": a whole number and second, minute, hour … or year',
    }),
  max: limits.optional(),
  randomized: z.boolean().default(false),
});

export const quotaSchema = z
  .strictObject({
    keyedBy: z
      .union([z.enum(keys), z.custom<["client_key", "user_name" | "ip_address"]>(isPair)], {
        error: `must be one of ${keys.map((key) => `"${key}"`).join(", ")}, or ["client_key", "user_name"], ["client_key", "ip_address"]`,
      })
      .optional(),
    intervals: z
      .array(interval, { error: "must be a list of intervals" })
      .min(1, { error: "must have at least one interval" }),
    to: grantees,
    cluster,
  })
  .superRefine(({ intervals }, context) => {
    const seen = new Set<string>();
    for (const [index, each] of intervals.entries()) {
      const length = each.interval.toLowerCase();
      if (seen.has(length))
        context.addIssue({
          code: "custom",
          path: ["intervals", index, "interval"],
          message: "must be of another length than the others: ClickHouse keeps one of each",
        });
      seen.add(length);
    }
  });
export type QuotaSpec = z.infer<typeof quotaSchema>;
export const QUOTA: KindOf<QuotaSpec> = { kind: "clickhouse.quota" };
