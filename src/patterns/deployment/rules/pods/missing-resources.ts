import { isJsonObject } from "../../../../compiler/model/json.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { quantity } from "../../../../systems/kubernetes/public.js";
import { web } from "../cases.js";
import { containersOf, podOf, writtenManifests } from "../located.js";

const GIVEN = 'resources: { requests: { cpu: "100m", memory: "128Mi" }, limits: { cpu: "1", memory: "128Mi" } },';

export const missingResources: Rule = {
  code: "kubernetes/missing-resources",
  severity: "warning",
  summary: "A container does not say what it needs",
  why: "Without requests the scheduler puts it anywhere, however full the node is; without a limit of memory it can take all that the node has, and others are ended for it.",
  mend: "Give `resources.requests` and `resources.limits` for memory, and `requests` for cpu.",
  failing: web(GIVEN, 'resources: { requests: { cpu: "100m", memory: "128Mi" } },'),
  passing: web(GIVEN, GIVEN),
  *check(pipeline) {
    for (const { manifest, at, title, resource } of writtenManifests(pipeline)) {
      const pod = podOf(manifest);
      for (const { name, value, path } of pod === undefined ? [] : containersOf(pod)) {
        const resources = isJsonObject(value.resources) ? value.resources : {};
        const missing = ["requests.cpu", "requests.memory", "limits.memory"].filter((each) => {
          const [part = "", of = ""] = each.split(".");
          const sizes = resources[part];
          return !(isJsonObject(sizes) && (quantity(sizes[of]) ?? 0) > 0);
        });
        if (missing.length === 0) continue;
        const where = value.resources === undefined ? path : [...path, "resources"];
        yield {
          detail: `Container \`${name}\` of ${title} has no \`${missing.join("`, `")}\`, or none above zero. ${missingResources.mend}`,
          at: at(where),
          resource,
        };
      }
    }
  },
};
