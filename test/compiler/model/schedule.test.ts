import { expect, test } from "vitest";
import { durationText, longestGap, parseSchedule } from "../../../src/compiler/model/schedule.js";

test.each([
  ["0 * * * *", "1 hour"],
  ["0 0 * * *", "1 day"],
  ["30 2 * * *", "1 day"],
  ["*/15 * * * *", "15 minutes"],
  ["0 */4 * * *", "4 hours"],
  ["0 4-20/4 * * *", "8 hours"],
  ["0 0 * * 0", "7 days"],
  ["0 0 * * 7", "7 days"],
  ["0 0 * * 1-5", "3 days"],
  ["0 3 1 * *", "31 days"],
  ["0 0 1,15 * *", "17 days"],
  // Both are restricted: one is enough.
  ["0 0 13 * 5", "7 days"],
  ["0 0 29 2 *", "1461 days"],
])("%s: at most %s between two runs", (cron, gap) => {
  expect(durationText(longestGap(cron))).toBe(gap);
});

test.each([
  "",
  "* * * *",
  "60 * * * *",
  "* * 0 * *",
  "* * * 13 *",
  "* * * * 8",
  "5-1 * * * *",
  "a * * * *",
  "0 0 30 2 *",
])("`%s` is no schedule", (cron) => {
  expect(parseSchedule(cron)).toBeUndefined();
});
