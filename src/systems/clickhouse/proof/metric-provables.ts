import type { Address } from "../../../compiler/model/address.js";
import { ofKind, type Pipeline } from "../../../compiler/model/resource.js";
import type { Provable } from "../../../engine/proof/provable.js";
import { describedQuery, metricQuery } from "../emit/metric-query.js";
import { METRIC } from "../schema/metric.js";
import { identifier } from "../sql/quote.js";
import { withoutUnknownColumn } from "./further.js";

/** The queries that are scraped: the engine says what each returns, its labels and its value among them. */
export function metricProvables(
  pipeline: Pipeline,
  objectIds: (address: Address) => readonly string[],
): readonly Provable[] {
  return ofKind(pipeline.resources, METRIC).map((metric): Provable => {
    const query = metricQuery(metric);
    return {
      id: metric.address,
      address: metric.address,
      name: identifier(metric.name),
      needs: [...new Set(metric.uses.flatMap(objectIds))].sort(),
      create: () => query,
      columnsOf: describedQuery(metric),
      judged: "parsed",
      isView: false,
      further: withoutUnknownColumn,
    };
  });
}
