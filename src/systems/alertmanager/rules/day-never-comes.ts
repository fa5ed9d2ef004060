import { within } from "../../../compiler/model/origin.js";
import { ofKind } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { MONTHS } from "../schema/time-interval.js";
import { TIME_INTERVAL, type TimeIntervalSpec } from "../schema.js";
import { RECEIVERS } from "./cases.js";

const config = (day: string): string => `${RECEIVERS}const closing = alertmanager.timeInterval("closing", {
  daysOfMonth: ["${day}"],
  months: ["february", "april"],
});
const root = alertmanager.route("root", {
  receiver: chat,
  routes: [{ match: ['severity="warning"'], receiver: oncall, muteDuring: [closing] }],
});

const listed = [root];
`;

export const dayNeverComes: Rule = {
  code: "alertmanager/day-never-comes",
  severity: "error",
  summary: "A time interval whose day none of its months has",
  why: "The interval never comes: what it mutes is never muted, what it activates never tells anybody.",
  mend: "Count from the end: `-1` is the last day of every month.",
  failing: config("31"),
  passing: config("-1"),
  *check({ resources }) {
    for (const interval of ofKind(resources, TIME_INTERVAL)) {
      if (!neverComes(interval.spec)) continue;
      yield {
        detail: `No day of \`${interval.name}\` is in any of its months. ${dayNeverComes.mend}`,
        at: within(interval.origin, "daysOfMonth"),
        resource: interval.madeBy ?? interval.address,
      };
    }
  },
};

const NAMES: readonly string[] = MONTHS;
const LONGEST = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function neverComes({ daysOfMonth, months }: TimeIntervalSpec): boolean {
  if (daysOfMonth === undefined || months === undefined) return false;
  const most = Math.max(...months.flatMap(monthsOf).map((month) => LONGEST[month] ?? 31));
  return daysOfMonth.every((days) => Math.abs(Number(days.split(":")[0])) > most && !/:-?\d/.test(days));
}

function monthsOf(range: string): readonly number[] {
  const index = (text: string): number => (/^\d+$/.test(text) ? Number(text) - 1 : NAMES.indexOf(text));
  const [first = 0, last = first] = range.split(":").map(index);
  return Array.from({ length: last - first + 1 }, (_, offset) => first + offset);
}
