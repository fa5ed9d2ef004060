import type { Rule } from "../../../compiler/model/rule.js";
import { componentRules } from "./components/index.js";
import { endpointRules } from "./endpoints/index.js";
import { exporterRules } from "./exporters/index.js";
import { pipelineRules } from "./pipelines/index.js";
import { processorRules } from "./processors/index.js";
import { serviceRules } from "./service/index.js";

export const otelRules: readonly Rule[] = [
  ...componentRules,
  ...pipelineRules,
  ...processorRules,
  ...endpointRules,
  ...exporterRules,
  ...serviceRules,
];
