import { z } from "zod";
import { nearest } from "../../../compiler/model/nearest.js";

const GRAMMAR = /^\s*(?:(?:EVERY|AFTER)\s+\d+\s|DEPENDS\s+ON\s)/i;
const EXAMPLE = 'must be when to refresh: "EVERY 5 MINUTE" on the clock, or "AFTER 5 MINUTE" behind the last refresh';

/** When a view is refreshed. What follows its beginning is ClickHouse's to judge. */
export const refreshSchedule = z
  .string({ error: EXAMPLE })
  .refine((text) => GRAMMAR.test(text), { error: ({ input }) => `${EXAMPLE}${meant(String(input))}` });

const UNITS: readonly (readonly [RegExp, string])[] = [
  [/^(s|secs?|seconds?)$/i, "SECOND"],
  [/^(m|mins?|minutes?)$/i, "MINUTE"],
  [/^(h|hrs?|hours?|hourly)$/i, "HOUR"],
  [/^(d|days?|daily)$/i, "DAY"],
  [/^(w|weeks?|weekly)$/i, "WEEK"],
  [/^(months?|monthly)$/i, "MONTH"],
];

/** What was most likely meant: `5 minutes`, `5m`, `hourly`, `every minute`, or minutes as cron has them. */
function meant(text: string): string {
  const bare = text.trim();
  const cron = /^\*\/(\d+)( \*){4}$/.exec(bare)?.[1];
  if (cron !== undefined) return suggestion(cron, "MINUTE");
  const found = /^(?:REFRESH\s+)?(?:([a-z]+)\s+)?(?:INTERVAL\s+)?(\d*)\s*([a-z]+)$/i.exec(bare);
  const unit = UNITS.find(([pattern]) => pattern.test(found?.[3] ?? ""))?.[1];
  return unit === undefined ? "" : suggestion(found?.[2] || "1", unit, nearest(found?.[1] ?? "", ["EVERY", "AFTER"]));
}

function suggestion(count: string, unit: string, how = "EVERY"): string {
  return `. Did you mean "${how} ${count} ${unit}"?`;
}
