import { parse } from "yaml";
import { isJsonObject, type JsonObject } from "../../../compiler/model/json.js";
import { objectName } from "../names.js";
import { object, type Placed, type Scope } from "../placed.js";
import { here, withSecrets } from "./datasource.js";
import { from } from "./made-from.js";

const API = "grafana.integreatly.org/v1beta1";
const DASHBOARD = /^grafana\/dashboards\/(?:(.+)\/)?([^/]+)\.json$/;
const DATASOURCES = /^grafana\/provisioning\/datasources\/[^/]+\.ya?ml$/;
/** The operator's Grafana is found by the label that its own examples have, in a namespace of its own. */
const INSTANCE: JsonObject = {
  instanceSelector: { matchLabels: { dashboards: "grafana" } },
  allowCrossNamespaceImport: true,
};

/** The generated dashboards, and the data sources as the operator wants them. */
export function grafanaObjects(scope: Scope): readonly Placed[] {
  if (scope.spec.grafana === undefined) return [];
  return scope.artifacts.flatMap((artifact): readonly Placed[] => {
    const dashboard = DASHBOARD.exec(artifact.path);
    if (dashboard !== null) {
      const [, folder, name = ""] = dashboard;
      const spec = { ...INSTANCE, ...(folder === undefined ? {} : { folder }), json: artifact.content };
      const head = {
        apiVersion: API,
        kind: "GrafanaDashboard",
        name: objectName(
          [folder, name]
            .filter((each) => each !== undefined)
            .join("-")
            .replaceAll("/", "-"),
        ),
        component: "grafana",
      };
      return [
        { file: "grafana/dashboards.yaml", from: from(scope, artifact), manifest: object(scope, head, { spec }) },
      ];
    }
    if (!DATASOURCES.test(artifact.path)) return [];
    const content: unknown = parse(artifact.content);
    const sources = isJsonObject(content) && Array.isArray(content.datasources) ? content.datasources : [];
    return sources.filter(isJsonObject).map((source) => ({
      file: "grafana/datasources.yaml",
      from: from(scope, artifact),
      manifest: object(
        scope,
        { apiVersion: API, kind: "GrafanaDatasource", name: objectName(String(source.name)), component: "grafana" },
        { spec: { ...INSTANCE, ...withSecrets(scope, here(scope, source)) } },
      ),
    }));
  });
}
