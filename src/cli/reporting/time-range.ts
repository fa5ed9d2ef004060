import type { TimeRange } from "../../patterns/dashboards/asking/macros.js";
import type { DashboardSpec } from "../../systems/grafana/public.js";

const SECONDS: Readonly<Record<string, number>> = {
  s: 1,
  m: 60,
  h: 3600,
  d: 86_400,
  w: 604_800,
  M: 2_592_000,
  y: 31_536_000,
};

/** How many points a panel has at most. */
const POINTS = 120;
const STEPS = [1, 5, 10, 15, 30, 60, 300, 600, 900, 1800, 3600, 10_800, 21_600, 43_200, 86_400];

/** A dashboard's time range at a moment, in seconds. */
export function timeRangeOf({ from = "now-6h", to = "now" }: DashboardSpec, now: number): TimeRange {
  const range = { from: momentOf(from, now), to: momentOf(to, now) };
  const step = (range.to - range.from) / POINTS;
  return { ...range, interval: STEPS.find((each) => each >= step) ?? 86_400 };
}

/** `now-6h`, `now/d`, `2026-01-31`. */
function momentOf(text: string, now: number): number {
  if (!text.startsWith("now")) return Math.floor(Date.parse(text) / 1000);
  let moment = now;
  for (const [, sign, count, unit = "s"] of text.matchAll(/([+-])(\d+)([smhdwMy])/g)) {
    moment += (sign === "-" ? -1 : 1) * Number(count) * (SECONDS[unit] ?? 1);
  }
  const floor = SECONDS[/\/([smhdwMy])$/.exec(text)?.[1] ?? "s"] ?? 1;
  return Math.floor(moment / floor) * floor;
}
