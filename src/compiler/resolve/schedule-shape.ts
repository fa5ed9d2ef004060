import { z } from "zod";
import { parseSchedule } from "../model/schedule.js";

const WRITTEN = 'must be "hourly", "daily", "weekly", "monthly", or five fields as cron reads them: "30 2 * * *"';

const NAMED: Readonly<Record<string, string>> = {
  hourly: "0 * * * *",
  daily: "0 0 * * *",
  weekly: "0 0 * * 0",
  monthly: "0 0 1 * *",
};

/** When something is done, as cron reads it, in UTC. */
export const schedule = z
  .string({ error: WRITTEN })
  .transform((text) => NAMED[text] ?? text.trim().split(/\s+/).join(" "))
  .refine((text) => parseSchedule(text) !== undefined, { error: WRITTEN });

/** The same, or `false` for never. */
export const scheduleOrNever = z.union([z.literal(false), schedule], {
  error: ({ input }) => (typeof input === "string" ? WRITTEN : `${WRITTEN}, or false`),
});
