import type { System } from "../../compiler/model/system.js";
import { configurationFiles } from "./emit/configuration.js";
import { ruleFiles } from "./emit/rule-files.js";
import { testFiles } from "./emit/test-files.js";
import { recordsRead } from "./graph/dependencies.js";
import { prepare } from "./prepare.js";
import { prometheusRules } from "./rules/index.js";
import {
  ALERT,
  alertSchema,
  JOB,
  jobSchema,
  RECORD,
  recordSchema,
  SERVER,
  serverSchema,
  TEST,
  testSchema,
} from "./schema.js";

export const prometheus: System = {
  id: "prometheus",
  kinds: [
    { ...SERVER, schema: serverSchema },
    { ...JOB, schema: jobSchema },
    { ...ALERT, schema: alertSchema },
    { ...RECORD, schema: recordSchema },
    { ...TEST, schema: testSchema, joinsWhatItNames: true },
  ],
  rules: prometheusRules,
  prepare,
  dependencies: recordsRead,
  emit: ({ pipeline }) => [...configurationFiles(pipeline), ...ruleFiles(pipeline), ...testFiles(pipeline)],
};
