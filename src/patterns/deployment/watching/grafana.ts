import { parse } from "yaml";
import { environmentVariable } from "../../../compiler/emit/secret-names.js";
import { isJsonObject, type Json, type JsonObject } from "../../../compiler/model/json.js";
import { objectName, secretKey } from "../names.js";
import { object, type Placed, type Scope } from "../placed.js";
import { knownSecrets } from "../secrets.js";
import { from } from "./prometheus-rules.js";

const API = "grafana.integreatly.org/v1beta1";
const DASHBOARD = /^grafana\/dashboards\/(?:(.+)\/)?([^/]+)\.json$/;
const DATASOURCES = /^grafana\/provisioning\/datasources\/[^/]+\.ya?ml$/;
/** The operator's Grafana is found by the label that its own examples have. */
const INSTANCE: JsonObject = { matchLabels: { dashboards: "grafana" } };

/** The generated dashboards, and the data sources as the operator wants them. */
export function grafanaObjects(scope: Scope): readonly Placed[] {
  if (scope.spec.grafana === undefined) return [];
  return scope.artifacts.flatMap((artifact): readonly Placed[] => {
    const dashboard = DASHBOARD.exec(artifact.path);
    if (dashboard !== null) {
      const [, folder, name = ""] = dashboard;
      const spec = { instanceSelector: INSTANCE, ...(folder === undefined ? {} : { folder }), json: artifact.content };
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
        { spec: { instanceSelector: INSTANCE, ...withSecrets(scope, source) } },
      ),
    }));
  });
}

const KNOWN = new Set([
  "access",
  "basicAuth",
  "basicAuthUser",
  "database",
  "editable",
  "isDefault",
  "jsonData",
  "name",
  "secureJsonData",
  "type",
  "uid",
  "url",
  "user",
]);

/** In a provisioning file a secret is a variable of Grafana's environment; here the operator fills it in. */
function withSecrets(scope: Scope, source: JsonObject): JsonObject {
  const byVariable = new Map(knownSecrets(scope).map((secret) => [environmentVariable(secret), secret]));
  const valuesFrom: Json[] = [];
  const secure = isJsonObject(source.secureJsonData) ? source.secureJsonData : {};
  for (const [key, value] of Object.entries(secure)) {
    const variable = /^\$(?:__env)?\{?(\w+)\}?$/.exec(String(value))?.[1];
    const secret = variable === undefined ? undefined : byVariable.get(variable);
    if (secret === undefined) continue;
    valuesFrom.push({
      targetPath: `secureJsonData.${key}`,
      valueFrom: { secretKeyRef: { ...secretKey(secret) } },
    });
  }
  // What the operator fills in must stand there: the variable's name, which is no value.
  const datasource = Object.fromEntries(Object.entries(source).filter(([key]) => KNOWN.has(key)));
  return { ...(valuesFrom.length === 0 ? {} : { valuesFrom }), datasource };
}
