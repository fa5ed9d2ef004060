import { type Address, kindOf } from "../../compiler/model/address.js";
import { ofKind, type Resource } from "../../compiler/model/resource.js";
import { ALERT, type AlertSpec } from "../../systems/prometheus/schema.js";
import { MONITORING } from "../monitoring/schema.js";
import { SLO } from "../slo/schema.js";
import { pageNames } from "./page-names.js";

/** Where pages are published, each alert names its own; a page that the author names stays. */
export function linkPages(resources: ReadonlyMap<Address, Resource>): readonly Resource[] {
  const [monitoring] = ofKind(resources, MONITORING);
  const base = monitoring?.spec.owner.runbooks;
  if (monitoring === undefined || base === undefined) return [];
  const alerts = ofKind(resources, ALERT);
  const names = pageNames(alerts.map(({ name }) => name));
  return alerts.flatMap((alert): readonly Resource<AlertSpec>[] => {
    const { runbook } = alert.spec;
    const url = `${base}/${names.get(alert.name)}.md`;
    if (runbook !== undefined && /^https?:\/\/\S+$/.test(runbook)) return [];
    // What is recommended has its text as an action; what the author wrote stays where it was written.
    const isRecommended = alert.madeBy !== undefined && kindOf(alert.madeBy) !== SLO.kind;
    const { annotations } = alert.spec;
    const linked = isRecommended
      ? { runbook: url, annotations: { ...annotations, ...(runbook === undefined ? {} : { action: runbook }) } }
      : { annotations: { ...annotations, runbook_url: url } };
    return [{ ...alert, spec: { ...alert.spec, ...linked } }];
  });
}
