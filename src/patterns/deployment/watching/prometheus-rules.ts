import { parse } from "yaml";
import { isJsonObject } from "../../../compiler/model/json.js";
import { objectName } from "../names.js";
import { object, type Placed, type Scope } from "../placed.js";
import { confinedGroups } from "./confined.js";
import { from } from "./made-from.js";

const RULES = /^prometheus\/rules\/(.+)\.ya?ml$/;

/** The generated rule files, each as a PrometheusRule: its groups are as they stand there, but of this namespace. */
export function prometheusRules(scope: Scope): readonly Placed[] {
  if (scope.spec.monitoring === undefined) return [];
  return scope.artifacts.flatMap((artifact) => {
    const name = RULES.exec(artifact.path)?.[1];
    const content: unknown = name === undefined ? undefined : parse(artifact.content);
    if (name === undefined || !isJsonObject(content) || content.groups === undefined) return [];
    return [
      {
        file: "monitoring/rules.yaml",
        from: from(scope, artifact),
        manifest: object(
          scope,
          {
            apiVersion: "monitoring.coreos.com/v1",
            kind: "PrometheusRule",
            name: objectName(name.replaceAll("/", "-")),
            component: "monitoring",
          },
          { spec: { groups: confinedGroups(scope, content.groups) } },
        ),
      },
    ];
  });
}
