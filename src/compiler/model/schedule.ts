/** The minutes at which something runs, as cron's five fields say. */
export interface Schedule {
  readonly minutes: ReadonlySet<number>;
  readonly hours: ReadonlySet<number>;
  readonly days: ReadonlySet<number>;
  readonly months: ReadonlySet<number>;
  readonly weekdays: ReadonlySet<number>;
  /** Days of the month and of the week are both restricted: one of them is enough. */
  readonly eitherDay: boolean;
}

const FIELDS = [
  [0, 59],
  [0, 23],
  [1, 31],
  [1, 12],
  [0, 7],
] as const;

/** `undefined`: it can't be read, or there is no such day. */
export function parseSchedule(text: string): Schedule | undefined {
  const fields = text.split(" ");
  const read = FIELDS.map(([least, most], index) => numbersIn(fields[index] ?? "", least, most));
  const [minutes, hours, days, months, weekdays] = read;
  if (fields.length !== FIELDS.length || !minutes || !hours || !days || !months || !weekdays) return undefined;
  // Sunday is 0 and 7.
  const week = new Set([...weekdays].map((day) => day % 7));
  const eitherDay = !fields[2]?.startsWith("*") && !fields[4]?.startsWith("*");
  const schedule = { minutes, hours, days, months, weekdays: week, eitherDay };
  return [...daysOf(schedule)].length < 2 ? undefined : schedule;
}

/** The numbers of a field: `*`, `5`, `1-5`, each with `/2` behind it, several between commas. */
function numbersIn(field: string, least: number, most: number): ReadonlySet<number> | undefined {
  const numbers = new Set<number>();
  for (const item of field.split(",")) {
    const [, range = "", from, to, step] = /^(\*|(\d{1,2})(?:-(\d{1,2}))?)(?:\/(\d{1,2}))?$/.exec(item) ?? [];
    if (range === "" || (step !== undefined && Number(step) === 0)) return undefined;
    const first = from === undefined ? least : Number(from);
    const last = to === undefined ? (from === undefined || step !== undefined ? most : first) : Number(to);
    if (first < least || last > most || first > last) return undefined;
    for (let number = first; number <= last; number += Number(step ?? 1)) numbers.add(number);
  }
  return numbers;
}

const MINUTE = 60_000;
const DAY = 1440;

/** The longest time between two runs, in milliseconds. */
export function longestGap(text: string): number {
  const schedule = parseSchedule(text);
  if (schedule === undefined) return 0;
  const inDay = [...schedule.hours].flatMap((hour) => [...schedule.minutes].map((minute) => hour * 60 + minute));
  inDay.sort((left, right) => left - right);
  const [first = 0] = inDay;
  const last = inDay.at(-1) ?? first;
  let longest = Math.max(0, ...inDay.slice(1).map((minute, index) => minute - (inDay[index] ?? minute)));
  let before: number | undefined;
  for (const day of daysOf(schedule)) {
    if (before !== undefined) longest = Math.max(longest, (day - before) * DAY + first - last);
    before = day;
  }
  return longest * MINUTE;
}

/** The days of eight years, two of them leap years, on which it runs; counted from the first. */
function* daysOf({ days, months, weekdays, eitherDay }: Schedule): Iterable<number> {
  const start = Date.UTC(2024, 0, 1);
  for (let day = 0; day < 8 * 366; day++) {
    const date = new Date(start + day * DAY * MINUTE);
    const [ofMonth, ofWeek] = [days.has(date.getUTCDate()), weekdays.has(date.getUTCDay())];
    if (months.has(date.getUTCMonth() + 1) && (eitherDay ? ofMonth || ofWeek : ofMonth && ofWeek)) yield day;
  }
}

const UNITS = [
  ["days", 86_400_000],
  ["hours", 3_600_000],
  ["minutes", 60_000],
  ["seconds", 1000],
] as const;

/** A length of time for people, in the largest unit that it is a whole number of. */
export function durationText(milliseconds: number): string {
  const [unit, size] = UNITS.find(([, size]) => milliseconds % size === 0) ?? ["milliseconds", 1];
  const count = milliseconds / size;
  return `${count} ${count === 1 ? unit.slice(0, -1) : unit}`;
}
