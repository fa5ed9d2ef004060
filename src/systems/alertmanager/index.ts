import type { System } from "../../compiler/model/system.js";
import { alertmanagerFiles } from "./emit/alertmanager-yaml.js";
import { alertmanagerRules } from "./rules/index.js";
import {
  INHIBIT,
  inhibitSchema,
  RECEIVER,
  ROUTE,
  receiverSchema,
  routeSchema,
  TIME_INTERVAL,
  timeIntervalSchema,
} from "./schema.js";

/** Who is told of alerts. */
export const alertmanager: System = {
  id: "alertmanager",
  kinds: [
    { ...RECEIVER, schema: receiverSchema },
    { ...ROUTE, schema: routeSchema },
    { ...INHIBIT, schema: inhibitSchema },
    { ...TIME_INTERVAL, schema: timeIntervalSchema },
  ],
  rules: alertmanagerRules,
  emit: ({ pipeline }) => alertmanagerFiles(pipeline),
};
