import { within } from "../../../../compiler/model/origin.js";
import { ofKind } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { componentsOf } from "../../config/component.js";
import { COLLECTOR } from "../../schema/collector.js";
import { collectorCase } from "../case.js";

const exporting = (options: string): string =>
  collectorCase({
    exporters: `{ clickhouse: { endpoint: "clickhouse://clickhouse:9000?secure=true", database: "otel"${options} } }`,
    pipelines: '{ traces: { receivers: ["otlp"], processors: ["memory_limiter"], exporters: ["clickhouse"] } }',
  });

export const createsSchema: Rule = {
  code: "otel/creates-schema",
  severity: "warning",
  summary: "The ClickHouse exporter creates its tables itself",
  why: "It needs the right to create, makes tables that no pipeline knows, with its own keys and no replicas, and leaves them as they are when its version needs other columns.",
  mend: "Declare the tables with `clickhouse.table`, and write `create_schema: false`.",
  failing: exporting(""),
  passing: exporting(", create_schema: false"),
  *check(pipeline) {
    for (const collector of ofKind(pipeline.resources, COLLECTOR)) {
      for (const { type, id, config, at } of componentsOf(collector, ["exporters"])) {
        if (type !== "clickhouse" || config.create_schema === false) continue;
        const isSaid = config.create_schema !== undefined;
        yield {
          detail: `\`${id}\` does${isSaid ? "" : ", as nothing else is said"}. ${createsSchema.mend}`,
          at: isSaid ? within(at, "create_schema") : at,
          resource: collector.address,
        };
      }
    }
  },
};
