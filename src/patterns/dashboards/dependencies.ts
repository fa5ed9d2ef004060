import type { Address } from "../../compiler/model/address.js";
import { ofKind, type Resource } from "../../compiler/model/resource.js";
import { objectsByName, piecesOf, readsIn } from "../../systems/clickhouse/public.js";
import { DASHBOARD } from "../../systems/grafana/public.js";
import { sqlQueries } from "./queries.js";

/** What dashboards read by a name in SQL: an author may write `FROM analytics.orders` instead of the constant. */
export function dependencies(
  resources: ReadonlyMap<Address, Resource>,
): readonly { readonly from: Address; readonly to: Address }[] {
  const dashboards = ofKind(resources, DASHBOARD);
  if (dashboards.length === 0) return [];
  const byName = objectsByName(resources);
  return dashboards.flatMap((dashboard) =>
    sqlQueries(dashboard, resources)
      .filter(({ type }) => type === "clickhouse")
      .flatMap(({ sql }) => readsIn(piecesOf(sql), byName))
      .map(({ address }) => ({ from: dashboard.address, to: address })),
  );
}
