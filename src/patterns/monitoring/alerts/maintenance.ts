import { MONTHS, type TimeIntervalSpec, WEEKDAYS } from "../../../systems/alertmanager/schema/time-interval.js";
import { HOUR, MINUTE, type Recommended, type Watched } from "../recommended.js";

export const MAINTENANCE_STARTED = "MaintenanceStarted";

const STEP = 5 * MINUTE;
const DAY = 24 * HOUR;
const LONGEST = 366 * DAY;
const DAY_NAMES: readonly string[] = WEEKDAYS;
const MONTH_NAMES: readonly string[] = MONTHS;

/** A range of numbers that a part of the time must be in, both ends of it. */
interface Range {
  readonly of: Part;
  readonly from: number;
  readonly to: number;
}

/** A part of a time as PromQL computes it, and as it is computed here. */
interface Part {
  readonly expr: string;
  readonly at: (time: Date) => number;
}

const MINUTES: Part = { expr: "hour() * 60 + minute()", at: (time) => time.getUTCHours() * 60 + time.getUTCMinutes() };
const WEEKDAY: Part = { expr: "day_of_week()", at: (time) => time.getUTCDay() };
const DAY_OF_MONTH: Part = { expr: "day_of_month()", at: (time) => time.getUTCDate() };
const DAYS_TO_END: Part = {
  expr: "day_of_month() - days_in_month() - 1",
  at: (time) =>
    time.getUTCDate() - new Date(Date.UTC(time.getUTCFullYear(), time.getUTCMonth() + 1, 0)).getUTCDate() - 1,
};
const MONTH: Part = { expr: "month()", at: (time) => time.getUTCMonth() + 1 };

/** That maintenance has begun, so that nobody wonders at the silence. PromQL knows of no time zone but UTC. */
export function maintenanceAlerts({ spec, deployed }: Watched): readonly Recommended[] {
  const { maintenance } = spec;
  if (maintenance === undefined || !deployed.tellsSomebody) return [];
  if (maintenance.years !== undefined || !/^(Etc\/)?UTC$/.test(maintenance.location ?? "UTC")) return [];
  const all = conditions(maintenance);
  // Prometheus' tests begin with the year 1970.
  const during = (isIn: boolean): number | undefined => {
    for (let at = STEP; at < LONGEST; at += STEP) if (holds(all, new Date(at)) === isIn) return at;
    return undefined;
  };
  const [inside, outside] = [during(true), during(false)];
  if (inside === undefined || outside === undefined) return [];
  const tested = { interval: 2 * DAY, at: inside, silentAt: outside };
  return [
    {
      name: MAINTENANCE_STARTED,
      group: "maintenance",
      interval: STEP,
      expr: all.map((ranges) => joined(ranges.map(exprOf), " or ")).join(" and "),
      severity: "info",
      summary: "Planned maintenance has begun",
      description: "Until it ends nobody is told of warnings; what is critical comes as ever.",
      action: "Nothing, unless nobody is at work there.",
      fires: { series: {}, labels: {} },
      silent: {},
      tested,
    },
  ];
}

/** Of each list one range must hold. */
function conditions({ times, weekdays, daysOfMonth, months }: TimeIntervalSpec): readonly (readonly Range[][])[] {
  const lists = [
    times?.map((text) => [{ of: MINUTES, from: minutesIn(text.slice(0, 5)), to: minutesIn(text.slice(6)) - 1 }]),
    weekdays?.map((text) => [between(WEEKDAY, text, (name) => DAY_NAMES.indexOf(name))]),
    daysOfMonth?.map(daysIn),
    months?.map((text) => [between(MONTH, text, monthNumber)]),
  ];
  return lists.filter((list) => list !== undefined);
}

function between(of: Part, text: string, value: (name: string) => number): Range {
  const [from = "", to = from] = text.split(":");
  return { of, from: value(from), to: value(to) };
}

/** From the end where a number is negative. */
function daysIn(text: string): Range[] {
  const [from = 1, to = from] = text.split(":").map(Number);
  if (from < 0 === to < 0) return [{ of: from < 0 ? DAYS_TO_END : DAY_OF_MONTH, from, to }];
  return [
    { of: DAY_OF_MONTH, from, to: 31 },
    { of: DAYS_TO_END, from: -31, to },
  ];
}

function monthNumber(name: string): number {
  const index = MONTH_NAMES.indexOf(name);
  return index < 0 ? Number(name) : index + 1;
}

function minutesIn(text: string): number {
  return Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
}

function holds(all: readonly (readonly Range[][])[], time: Date): boolean {
  return all.every((list) =>
    list.some((ranges) => ranges.every(({ of, from, to }) => of.at(time) >= from && of.at(time) <= to)),
  );
}

function exprOf(ranges: readonly Range[]): string {
  const parts = ranges.map(({ of, from, to }) =>
    from === to ? `${of.expr} == ${from}` : `${of.expr} >= ${from} and ${of.expr} <= ${to}`,
  );
  return parts.length === 1 ? parts.join("") : joined(parts, " and ");
}

function joined(parts: readonly string[], operator: string): string {
  return parts.length === 1 ? `(${parts[0]})` : `(${parts.map((part) => `(${part})`).join(operator)})`;
}
