import type { System } from "../../compiler/model/system.js";
import { provisioningFiles } from "./emit/provisioning.js";
import { gatherDatasources } from "./gather.js";
import { grafanaRules } from "./rules/index.js";
import { DASHBOARD, DATASOURCE, dashboardSchema, datasourceSchema, FOLDER, folderSchema } from "./schema/index.js";

/** Data sources, folders and dashboards. The dashboards' files hold other systems' queries: a pattern writes them. */
export const grafana: System = {
  id: "grafana",
  kinds: [
    { ...DATASOURCE, schema: datasourceSchema },
    { ...FOLDER, schema: folderSchema },
    { ...DASHBOARD, schema: dashboardSchema },
  ],
  rules: grafanaRules,
  gather: gatherDatasources,
  emit: ({ pipeline }) => provisioningFiles(pipeline),
};
