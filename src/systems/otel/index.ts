import type { System } from "../../compiler/model/system.js";
import { collectorFiles } from "./emit/config-yaml.js";
import { otelRules } from "./rules/index.js";
import { COLLECTOR, collectorSchema } from "./schema/collector.js";

export const otel: System = {
  id: "otel",
  kinds: [{ ...COLLECTOR, schema: collectorSchema }],
  rules: otelRules,
  emit: ({ pipeline }) => collectorFiles(pipeline),
};
