import type { Address } from "../../compiler/model/address.js";
import { derived, referenceTo } from "../../compiler/model/derived.js";
import type { Resource } from "../../compiler/model/resource.js";
import { ALERT, type AlertSpec, RECORD, TEST } from "../../systems/prometheus/schema.js";
import type { RecommendedRecord } from "./freshness.js";
import { MINUTE, type Recommended, SAMPLES } from "./recommended.js";
import type { MonitoringSpec } from "./schema.js";

type From = { readonly origin: Resource["origin"]; readonly madeBy: Address };

/** A recommended alert and its tests as resources. */
export function alerted(alert: Recommended, spec: MonitoringSpec, from: From): readonly Resource[] {
  return [derived(ALERT, alert.name, alertSpec(alert, spec), from), ...tests(alert, from)];
}

export function alertSpec(alert: Recommended, { owner }: MonitoringSpec): AlertSpec {
  return {
    expr: { $promql: [alert.expr] },
    ...(alert.for === undefined ? {} : { for: alert.for }),
    severity: alert.severity,
    summary: alert.summary,
    description: alert.description,
    runbook: alert.action,
    ...(owner.dashboards === undefined ? {} : { dashboard: owner.dashboards }),
    labels: owner.team === undefined ? {} : { team: owner.team },
    annotations: {},
    group: alert.group,
    ...(alert.interval === undefined ? {} : { interval: alert.interval }),
  };
}

/** Beyond the time that it waits: what rates and forecasts need. */
const LONG_ENOUGH = 20 * MINUTE;

/** Two tests: what makes it fire, and at what it stays silent. */
function tests(alert: Recommended, from: From): readonly Resource[] {
  const { interval, at, silentAt } = alert.tested ?? { interval: MINUTE, at: (alert.for ?? 0) + LONG_ENOUGH };
  if (at > SAMPLES * interval) return [];
  const common = { alert: referenceTo(ALERT, alert.name), interval, at };
  const fires = { ...common, series: { ...alert.fires.series }, expect: [{ labels: { ...alert.fires.labels } }] };
  const silent = { ...common, series: { ...alert.silent }, at: silentAt ?? at, expect: "nothing" as const };
  const also = Object.entries(alert.also ?? {}).map(([what, { series, labels }]) => {
    const expect = labels.map((each) => ({ labels: { ...each } }));
    return derived(TEST, `${alert.name} fires ${what}`, { ...common, series: { ...series }, expect }, from);
  });
  return [
    derived(TEST, `${alert.name} fires`, fires, from),
    ...also,
    derived(TEST, `${alert.name} is silent`, silent, from),
  ];
}

/** A recommended record and its test as resources. */
export function recorded({ name, spec, test }: RecommendedRecord, from: From): readonly Resource[] {
  const { series, at, expect } = test;
  const tested = { record: referenceTo(RECORD, name), interval: MINUTE, at, series: { ...series } };
  return [
    derived(RECORD, name, spec, from),
    derived(
      TEST,
      `${name} is right`,
      { ...tested, expect: [{ labels: { ...expect.labels }, value: expect.value }] },
      from,
    ),
  ];
}
