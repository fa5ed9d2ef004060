import { derived, referenceTo } from "../../compiler/model/derived.js";
import type { PromqlText, SqlPart } from "../../compiler/model/reference.js";
import type { Resource } from "../../compiler/model/resource.js";
import { durationText } from "../../systems/prometheus/public.js";
import { ALERT, type AlertSpec, RECORD, type RecordSpec, TEST } from "../../systems/prometheus/schema.js";
import { type Burn, budgetOf, burns, plain, WINDOWS } from "./burn.js";
import { measured, type SloSpec } from "./schema.js";

const MINUTE = 60_000;

/** Records of what goes wrong over each window, what is left of the budget, and two alerts with their tests. */
export function expandSlo(slo: Resource<SloSpec>): readonly Resource[] {
  const { name, spec } = slo;
  const from = { origin: slo.origin, madeBy: slo.address };
  const whole = durationText(spec.window);
  const labels = { ...spec.labels, slo: name };
  const group = `slo-${name}`;
  const record = (window: string, expr: PromqlText): Resource<RecordSpec> =>
    derived(RECORD, errorsName(name, window), { expr, labels, group }, from);
  const windows = WINDOWS.map((window) => record(window, errorsOver(slo, window)));
  const overWhole = record(whole, promql("avg_over_time(", referenceTo(RECORD, errorsName(name, "5m")), `[${whole}])`));
  const budget = promql("1 - ", referenceTo(RECORD, errorsName(name, whole)), ` / ${budgetOf(spec.objective)}`);
  const left = derived(RECORD, budgetLeftName(name), { expr: budget, labels, group }, from);
  const { page, ticket } = burns(spec.objective, spec.window);
  return [
    ...windows,
    overWhole,
    left,
    ...alert(slo, "BurnsFast", "critical", page, 2 * MINUTE),
    ...alert(slo, "BurnsSlowly", "warning", ticket, 15 * MINUTE),
    ...unmeasured(slo),
  ];
}

function errorsOver({ name, spec }: Resource<SloSpec>, window: string): PromqlText {
  const parts = measured(spec);
  if ("ratio" in parts) {
    if (window === "5m")
      return promql("1 - avg_over_time(((", ...parts.ratio.$promql, `) or on () ${NOTHING_GOOD})[5m:1m])`);
    return promql("avg_over_time(", referenceTo(RECORD, errorsName(name, "5m")), `[${window}])`);
  }
  const rate = (counter: PromqlText): readonly SqlPart[] => ["sum(rate(", ...counter.$promql, `[${window}]))`];
  // Where nothing has ever been good there is no series of it.
  return promql("1 - (", ...rate(parts.good), " or 0 * ", ...rate(parts.total), ") / ", ...rate(parts.total));
}

/**
 * What can't be measured is not good: what it is measured by is gone. A Prometheus that has only just begun to scrape
 * knows nothing yet.
 */
const NOTHING_GOOD = "0 * count(up offset 10m)";

/** Of events that are no longer counted nobody can say how many were good. Of a share it is held to be none. */
function unmeasured({ name, spec, origin, address }: Resource<SloSpec>): readonly Resource[] {
  if ("ratio" in measured(spec)) return [];
  const from = { origin, madeBy: address };
  const alertName = `${pascal(name)}Unmeasured`;
  const record = errorsName(name, "5m");
  const labels = { slo: name };
  const made: AlertSpec = {
    expr: promql("absent(", referenceTo(RECORD, record), `{slo=${quoted(name)}})`),
    for: 10 * MINUTE,
    severity: "critical",
    summary: `Nothing is known of ${name}`,
    description: `What it is measured by is not there: whether it holds can't be said, and its budget stays as it is.${spec.description === undefined ? "" : ` ${spec.description}`}`,
    runbook: spec.runbook ?? "See whether what exposes its metrics runs, and whether Prometheus scrapes it.",
    labels: spec.labels,
    annotations: {},
    group: `slo-${name}`,
  };
  const test = { alert: referenceTo(ALERT, alertName), interval: MINUTE, at: 30 * MINUTE };
  const all = Object.entries({ ...spec.labels, slo: name }).map(([label, value]) => `${label}=${quoted(value)}`);
  const counted = Object.fromEntries(
    WINDOWS.map((window) => [`${errorsName(name, window)}{${all.join(",")}}`, "0x40"]),
  );
  return [
    derived(ALERT, alertName, made, from),
    derived(TEST, `${alertName} fires`, { ...test, series: {}, expect: [{ labels }] }, from),
    derived(TEST, `${alertName} is silent`, { ...test, series: counted, expect: "nothing" as const }, from),
  ];
}

function alert(
  slo: Resource<SloSpec>,
  ending: string,
  severity: AlertSpec["severity"],
  paces: readonly Burn[],
  time: number,
): readonly Resource[] {
  const { name, spec } = slo;
  const [first] = paces;
  if (first === undefined) return [];
  const from = { origin: slo.origin, madeBy: slo.address };
  const alertName = `${pascal(name)}${ending}`;
  const expr = promql(
    ...paces.flatMap(({ long, short, errors }, index): readonly SqlPart[] => [
      `${index === 0 ? "" : " or "}(`,
      referenceTo(RECORD, errorsName(name, long)),
      ` > ${errors} and `,
      referenceTo(RECORD, errorsName(name, short)),
      ` > ${errors})`,
    ]),
  );
  const made: AlertSpec = {
    expr,
    for: time,
    severity,
    summary: `${name} uses its error budget up too fast`,
    description: `{{ $value | humanizePercentage }} go wrong, of which ${plain(budgetOf(spec.objective) * 100)}% may over ${durationText(spec.window)}.${spec.description === undefined ? "" : ` ${spec.description}`}`,
    runbook: spec.runbook ?? `Look since when \`${errorsName(name, "5m")}\` is up, and what changed then.`,
    labels: spec.labels,
    annotations: {},
    group: `slo-${name}`,
  };
  // With all labels of the records: some are computed from others, and would be others beside these.
  const labels = Object.entries({ ...spec.labels, slo: name }).map(([label, value]) => `${label}=${quoted(value)}`);
  const series = (errors: number) =>
    Object.fromEntries(WINDOWS.map((window) => [`${errorsName(name, window)}{${labels.join(",")}}`, `${errors}x40`]));
  const test = { alert: referenceTo(ALERT, alertName), interval: MINUTE, at: 30 * MINUTE };
  const much = plain(Math.min(1, first.errors * 1.5));
  const little = plain(Math.min(...paces.map(({ errors }) => errors)) / 2);
  return [
    derived(ALERT, alertName, made, from),
    derived(TEST, `${alertName} fires`, { ...test, series: series(much), expect: [{ labels: { slo: name } }] }, from),
    derived(TEST, `${alertName} is silent`, { ...test, series: series(little), expect: "nothing" as const }, from),
  ];
}

/** What is left of the budget, as it is recorded: 1 is all of it. */
export function budgetLeftName(name: string): string {
  return `slo:${snake(name)}:budget_left`;
}

/** The share of what went wrong over a window, as it is recorded. */
export function errorsName(name: string, window: string): string {
  return `slo:${snake(name)}:errors_ratio_rate${window}`;
}

function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, "\\$&")}"`;
}

function promql(...parts: readonly SqlPart[]): PromqlText {
  return { $promql: parts };
}

function snake(name: string): string {
  return name
    .replace(/\W+/g, "_")
    .replace(/^_+|_+$/g, "")
    .toLowerCase();
}

function pascal(name: string): string {
  return name
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");
}
