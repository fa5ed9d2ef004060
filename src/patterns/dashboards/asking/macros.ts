/** A time range and what goes with it, as Grafana puts it into a query. In seconds since 1970. */
export interface TimeRange {
  readonly from: number;
  readonly to: number;
  /** The step between points. */
  readonly interval: number;
}

/** Six hours of no day in particular: whatever is proven must not depend on the clock. */
export const SAMPLE_RANGE: TimeRange = { from: 1_704_067_200, to: 1_704_088_800, interval: 60 };

type Expansion = (parameters: readonly string[], range: TimeRange) => string;

const time = (seconds: number): string => `toDateTime(${seconds})`;
const milliseconds = (seconds: number): string => `fromUnixTimestamp64Milli(${seconds * 1000})`;
const day = (seconds: number): string => `toDate('${new Date(seconds * 1000).toISOString().slice(0, 10)}')`;
const between = (column: string, { from, to }: TimeRange, written: (seconds: number) => string): string =>
  `${column} >= ${written(from)} AND ${column} <= ${written(to)}`;
const bothFilters: Expansion = ([date = "", column = ""], range) =>
  `(${between(date, range, day)}) AND (${between(column, range, time)})`;

/** Of each macro of the ClickHouse plugin, by its name behind `$__`: how many parameters it has, and what it becomes. */
export const MACROS: Readonly<Record<string, readonly [parameters: number, Expansion]>> = {
  timeFilter: [1, ([column = ""], range) => between(column, range, time)],
  timeFilter_ms: [1, ([column = ""], range) => between(column, range, milliseconds)],
  dateFilter: [1, ([column = ""], range) => between(column, range, day)],
  dateTimeFilter: [2, bothFilters],
  dt: [2, bothFilters],
  timeFrom: [1, ([column = ""], { from }) => `${column} >= ${time(from)}`],
  timeTo: [1, ([column = ""], { to }) => `${column} <= ${time(to)}`],
  fromTime: [0, (_, { from }) => time(from)],
  toTime: [0, (_, { to }) => time(to)],
  fromTime_ms: [0, (_, { from }) => milliseconds(from)],
  toTime_ms: [0, (_, { to }) => milliseconds(to)],
  timeInterval: [
    1,
    ([column = ""], { interval }) => `toStartOfInterval(toDateTime(${column}), INTERVAL ${interval} second)`,
  ],
  timeInterval_ms: [
    1,
    ([column = ""], { interval }) =>
      `toStartOfInterval(toDateTime64(${column}, 3), INTERVAL ${interval * 1000} millisecond)`,
  ],
  timeGroup: [
    2,
    ([column = "", period = ""]) => `toStartOfInterval(toDateTime(${column}), INTERVAL ${secondsIn(period)} second)`,
  ],
  interval_s: [0, (_, { interval }) => String(interval)],
  // All is chosen as seldom as not: the condition is what can be wrong.
  conditionalAll: [2, ([condition = ""]) => condition.trim()],
  adHocFilters: [1, () => "additional_table_filters={}"],
};

/** Macros of Grafana's own plugin of PostgreSQL, which no engine here expands. */
export const POSTGRES_MACROS: ReadonlySet<string> = new Set([
  "time",
  "timeEpoch",
  "timeFilter",
  "timeFrom",
  "timeTo",
  "timeGroup",
  "timeGroupAlias",
  "unixEpochFilter",
  "unixEpochFrom",
  "unixEpochTo",
  "unixEpochNanoFilter",
  "unixEpochNanoFrom",
  "unixEpochNanoTo",
  "unixEpochGroup",
  "unixEpochGroupAlias",
]);

/** They make a whole query of what stands behind them. */
export const STATEMENT_MACROS: ReadonlySet<string> = new Set([
  "columns",
  "rateColumns",
  "perSecondColumns",
  "increaseColumns",
  "lttb",
]);

const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };

/** `'5m'`, as Go reads it. What can't be read becomes 0, which ClickHouse refuses, as the plugin does. */
function secondsIn(period: string): number {
  const text = period.trim().replace(/^['"]|['"]$/g, "");
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)([smhd])/g)];
  return Math.round(parts.reduce((sum, [, count, unit = "s"]) => sum + Number(count) * (SECONDS[unit] ?? 0), 0));
}
