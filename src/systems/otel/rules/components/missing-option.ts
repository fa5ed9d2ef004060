import { ofKind } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { currentType } from "../../catalogue/components.js";
import { componentsOf, spoken } from "../../config/component.js";
import { valueIn } from "../../config/value.js";
import { COLLECTOR } from "../../schema/collector.js";
import { collectorCase } from "../case.js";

/** What each type refuses to start without: one option of each list. */
const NEEDED: Readonly<Record<string, readonly (readonly string[])[]>> = {
  "processors memory_limiter": [["check_interval"], ["limit_mib", "limit_percentage"]],
  "processors resource": [["attributes"]],
  "processors attributes": [["actions"]],
  "processors tail_sampling": [["policies"]],
  "exporters otlp_grpc": [["endpoint"]],
  "exporters otlp_http": [["endpoint", "traces_endpoint", "metrics_endpoint", "logs_endpoint", "profiles_endpoint"]],
  "exporters prometheus": [["endpoint"]],
  "exporters file": [["path"]],
  "exporters clickhouse": [["endpoint"]],
  "exporters awss3": [["s3uploader"]],
  "receivers otlp": [["protocols"]],
  "receivers prometheus": [["config", "target_allocator"]],
  "receivers file_log": [["include"]],
  "receivers host_metrics": [["scrapers"]],
  "connectors routing": [["table"]],
};

const limiter = (options: string): string => collectorCase({ processors: `{ memory_limiter: { ${options} } }` });

export const missingOption: Rule = {
  code: "otel/missing-option",
  severity: "error",
  summary: "A component lacks an option that it needs",
  why: "The collector refuses the configuration of a component that lacks what it can't do without, and does not start.",
  mend: "Give it the option.",
  failing: limiter('check_interval: "1s"'),
  passing: limiter('check_interval: "1s", limit_mib: 400'),
  *check(pipeline) {
    for (const collector of ofKind(pipeline.resources, COLLECTOR)) {
      for (const component of componentsOf(collector)) {
        for (const options of NEEDED[`${component.section} ${currentType(component.section, component.type)}`] ?? []) {
          if (options.some((option) => valueIn(component.config, option) !== undefined)) continue;
          yield {
            detail: `The ${spoken(component)} needs ${options.map((option) => `\`${option}\``).join(" or ")}.`,
            at: component.at,
            resource: collector.address,
          };
        }
      }
    }
  },
};
