import type { TimeRange } from "./macros.js";

/** Grafana's own variables, by their names, as they stand in a query. */
export const GLOBAL_VARIABLES: Readonly<Record<string, (range: TimeRange) => string>> = {
  __from: ({ from }) => String(from * 1000),
  __to: ({ to }) => String(to * 1000),
  __interval: ({ interval }) => `${interval}s`,
  __interval_ms: ({ interval }) => String(interval * 1000),
  __range: ({ from, to }) => `${to - from}s`,
  __range_s: ({ from, to }) => String(to - from),
  __range_ms: ({ from, to }) => String((to - from) * 1000),
  __rate_interval: ({ interval }) => `${interval * 4}s`,
  __rate_interval_ms: ({ interval }) => String(interval * 4000),
  __dashboard: () => "dashboard",
  __name: () => "name",
  __org: () => "1",
  __user: () => "user",
  __timezone: () => "UTC",
  __timeFilter: () => "",
  timeFilter: () => "",
  // Of a link or a display name, for the value that it stands at.
  __value: () => "",
  __field: () => "",
  __series: () => "",
  __data: () => "",
  __url: () => "",
  __all_variables: () => "",
  __url_time_range: () => "",
};
