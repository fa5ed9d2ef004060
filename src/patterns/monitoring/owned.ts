import type { Address } from "../../compiler/model/address.js";
import { ofKind, type Resource } from "../../compiler/model/resource.js";
import { ALERT, type AlertSpec } from "../../systems/prometheus/schema.js";
import type { MonitoringSpec } from "./schema.js";

/** The alerts that others made, of objectives or by hand, with what is said once of all: whose they are. */
export function ownedAlerts(
  resources: ReadonlyMap<Address, Resource>,
  { owner: { team, dashboards } }: MonitoringSpec,
): readonly Resource<AlertSpec>[] {
  if (team === undefined && dashboards === undefined) return [];
  return ofKind(resources, ALERT).map((alert) => ({
    ...alert,
    spec: {
      ...alert.spec,
      ...(dashboards === undefined || alert.spec.dashboard !== undefined ? {} : { dashboard: dashboards }),
      labels: { ...(team === undefined ? {} : { team }), ...alert.spec.labels },
    },
  }));
}
