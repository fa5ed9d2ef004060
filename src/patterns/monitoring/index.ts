import type { System } from "../../compiler/model/system.js";
import { emitColumnQueries } from "./columns-watched.js";
import { gatherMonitoring } from "./gather.js";
import { monitoringRules } from "./rules/index.js";
import { MONITORING, monitoringSchema } from "./schema.js";

/** What every pipeline deserves to be watched by. */
export const monitoring: System = {
  id: "monitoring",
  kinds: [{ ...MONITORING, schema: monitoringSchema }],
  rules: monitoringRules,
  gather: gatherMonitoring,
  emit: emitColumnQueries,
};
