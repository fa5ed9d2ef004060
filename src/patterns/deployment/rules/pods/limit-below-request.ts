import { isJsonObject, type Json } from "../../../../compiler/model/json.js";
import { within } from "../../../../compiler/model/origin.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { quantity } from "../../../../systems/kubernetes/public.js";
import type { ComponentName } from "../../../../systems/kubernetes/schema/sizes.js";
import { scopeOf } from "../../derived.js";
import { resourcesOf } from "../../sizes.js";
import { onKubernetes } from "../cases.js";
import { containersOf, podOf, writtenManifests } from "../located.js";

const sized = (memory: string): string =>
  onKubernetes(`, resources: { kafka: { requests: { memory: "6Gi" }, limits: { memory: "${memory}" } } }`);

export const limitBelowRequest: Rule = {
  code: "kubernetes/limit-below-request",
  severity: "error",
  summary: "A container's limit is below what it requests",
  why: "The API refuses such a pod: what is promised to it would be more than it may have.",
  mend: "Raise the limit, or request less.",
  failing: sized("4Gi"),
  passing: sized("8Gi"),
  *check(pipeline) {
    const scope = scopeOf(pipeline);
    for (const component of Object.keys(scope?.spec.resources ?? {}) as ComponentName[]) {
      if (scope === undefined) continue;
      const { requests, limits } = resourcesOf(scope, component);
      for (const [of, request, limit] of below({ ...requests }, { ...limits }))
        yield {
          detail: `\`${component}\` requests ${request} of ${of} and may have no more than ${limit}. ${limitBelowRequest.mend}`,
          at: within(scope.cluster.origin, "resources", component),
          resource: scope.cluster.address,
        };
    }
    for (const { manifest, at, title, resource } of writtenManifests(pipeline)) {
      const pod = podOf(manifest);
      for (const { name, value, path } of pod === undefined ? [] : containersOf(pod)) {
        const resources = isJsonObject(value.resources) ? value.resources : {};
        for (const [of, request, limit] of below(resources.requests, resources.limits))
          yield {
            detail: `Container \`${name}\` of ${title} requests ${request} of ${of} and may have no more than ${limit}. ${limitBelowRequest.mend}`,
            at: at([...path, "resources", "limits", of]),
            resource,
          };
      }
    }
  },
};

function below(requests: Json | undefined, limits: Json | undefined): readonly (readonly [string, string, string])[] {
  if (!isJsonObject(requests) || !isJsonObject(limits)) return [];
  return Object.entries(requests).flatMap(([of, request]) => {
    const [least, most] = [quantity(request), quantity(limits[of])];
    return least !== undefined && most !== undefined && most < least
      ? [[of, String(request), String(limits[of])] as const]
      : [];
  });
}
