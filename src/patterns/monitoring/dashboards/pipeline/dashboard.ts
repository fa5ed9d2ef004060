import type { DashboardSpec } from "../../../../systems/grafana/public.js";
import type { Watched } from "../../recommended.js";
import { rowOf } from "../panels.js";
import { connector, source } from "./capture.js";
import { clickHouse, kafka, tables } from "./delivery.js";

/** The whole pipeline at a glance, in the order of the data's way: source, connector, Kafka, ClickHouse, tables. */
export function pipelineDashboard(watched: Watched): DashboardSpec {
  return {
    title: "Pipeline",
    description: "From the source to the tables, in the order of the data's way.",
    tags: ["headrace"],
    refresh: "30s",
    from: "now-6h",
    rows: [
      ...rowOf("Source", source(watched)),
      ...rowOf("Connector", connector(watched)),
      ...rowOf("Kafka", kafka(watched)),
      ...rowOf("ClickHouse", clickHouse(watched)),
      ...rowOf("Tables", tables(watched)),
    ],
  };
}
