import { z } from "zod";
import type { KindOf } from "../../../compiler/model/resource.js";
import { nonEmptyText } from "../../../compiler/resolve/shapes.js";

export const WEEKDAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"] as const;
export const MONTHS = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
] as const;

const minutes = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
const timeRange = z
  .string({ error: 'must be a time of day such as "22:00-24:00"' })
  .regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)-(([01]\d|2[0-3]):[0-5]\d|24:00)$/, {
    error: 'must be a time of day such as "22:00-24:00"',
  })
  .refine((text) => minutes(text.slice(0, 5)) < minutes(text.slice(6)), {
    error: "must end after it begins: a night is two of them, to 24:00 and from 00:00",
  });

/** A name or a range of names; what a range begins with stands before what it ends with. */
function named(names: readonly string[], what: string, example: string) {
  const index = (name: string | undefined): number => {
    const known = names.indexOf(name?.toLowerCase() ?? "");
    return known >= 0 ? known : names.length === 12 && /^([1-9]|1[0-2])$/.test(name ?? "") ? Number(name) - 1 : -1;
  };
  const parts = (text: string): readonly number[] => text.split(":").map(index);
  const error = `must be ${what} such as ${example}`;
  return z
    .string({ error })
    .refine((text) => parts(text).length <= 2 && parts(text).every((part) => part >= 0), { error })
    .refine((text) => (parts(text)[0] ?? 0) <= (parts(text)[1] ?? 12), {
      error: `must begin before it ends: the order is ${names[0]} to ${names.at(-1)}`,
    })
    .transform((text) => text.toLowerCase());
}

const SHORTEST = 28;
const dayOfMonth = (text: string | undefined): number => Number(text);
const days = z
  .string({ error: 'must be a day or a range such as "1:5" or "-1"' })
  .regex(/^-?([1-9]|[12]\d|3[01])(:-?([1-9]|[12]\d|3[01]))?$/, {
    error: 'must be a day or a range such as "1:5" or "-1", from 1 to 31, or from -1 (the last) to -31',
  })
  .refine(
    (text) => {
      const [first, last = first] = text.split(":").map(dayOfMonth);
      if (first === undefined || last === undefined) return true;
      if (first < 0) return last < 0 && first <= last;
      // Counted from the end, as Alertmanager does it, of the shortest month.
      return first <= (last < 0 ? SHORTEST + last : last);
    },
    { error: "must begin before it ends, in every month" },
  );

const years = z
  .string({ error: 'must be a year or a range such as "2026:2028"' })
  .regex(/^\d{4}(:\d{4})?$/, { error: 'must be a year or a range such as "2026:2028"' })
  .refine((text) => Number(text.slice(0, 4)) <= Number(text.slice(-4)), { error: "must begin before it ends" });

const list = <Shape extends z.ZodType>(item: Shape) =>
  z.array(item, { error: "must be a list" }).min(1, { error: "must have at least one" }).optional();

export const timeIntervalSchema = z
  .strictObject({
    times: list(timeRange),
    weekdays: list(named(WEEKDAYS, "a day of the week or a range", '"monday:friday"')),
    daysOfMonth: list(days),
    months: list(named(MONTHS, "a month or a range", '"may:august"')),
    years: list(years),
    location: nonEmptyText.refine(isTimeZone, { error: 'must be a time zone such as "Europe/Berlin"' }).optional(),
  })
  .refine((spec) => Object.entries(spec).some(([option, value]) => option !== "location" && value !== undefined), {
    error: "must say at least one of times, weekdays, daysOfMonth, months and years",
  });
export type TimeIntervalSpec = z.infer<typeof timeIntervalSchema>;
export const TIME_INTERVAL: KindOf<TimeIntervalSpec> = { kind: "alertmanager.timeInterval" };

function isTimeZone(name: string): boolean {
  if (name === "Local") return true;
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    // A bare offset is a time zone to JavaScript, not to Go.
    return !/^[+-]/.test(name);
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
