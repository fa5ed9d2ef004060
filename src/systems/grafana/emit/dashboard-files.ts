import { fileName } from "../../../compiler/emit/file-name.js";
import { nameOf } from "../../../compiler/model/address.js";
import type { Artifact } from "../../../compiler/model/artifact.js";
import { ofKind, type Pipeline } from "../../../compiler/model/resource.js";
import { DASHBOARD } from "../schema/index.js";
import { dashboardJson } from "./dashboard-json.js";
import type { QueryPrinters } from "./printing.js";
import { NO_FOLDER } from "./provisioning.js";

/** Each dashboard as a file, in a folder for each of Grafana's. */
export function dashboardFiles(pipeline: Pipeline, print: QueryPrinters): readonly Artifact[] {
  return ofKind(pipeline.resources, DASHBOARD).map((dashboard): Artifact => {
    const { folder } = dashboard.spec;
    const json = dashboardJson(dashboard, { pipeline, dashboard: dashboard.spec, print });
    const from = dashboard.madeBy ?? dashboard.address;
    return {
      path: `grafana/dashboards/${folder === undefined ? NO_FOLDER : fileName(nameOf(folder.$ref))}/${fileName(dashboard.name)}.json`,
      content: `${JSON.stringify(json, null, 2)}\n`,
      resources: from === dashboard.address ? [from] : [from, dashboard.address],
    };
  });
}
