import type { Rule } from "../../../../compiler/model/rule.js";
import { web } from "../cases.js";
import { containersOf, podOf, writtenManifests } from "../located.js";

export const sameProbes: Rule = {
  code: "kubernetes/same-probes",
  severity: "warning",
  summary: "A container's liveness is asked as its readiness is",
  why: "A container that can't answer for a moment, as what it depends on is away, should get no requests. Asked the same way, it is ended instead, on every node at once, and what it depends on comes back to a storm of starts.",
  mend: "Ask liveness for what only a new start can mend, at another path, or with a far higher `failureThreshold`.",
  failing: web('"/live"', '"/ready"'),
  passing: web('"/live"', '"/live"'),
  *check(pipeline) {
    for (const { manifest, at, title, resource } of writtenManifests(pipeline)) {
      const pod = podOf(manifest);
      for (const { name, value, path } of pod === undefined ? [] : containersOf(pod)) {
        const { livenessProbe, readinessProbe } = value;
        if (livenessProbe === undefined || JSON.stringify(livenessProbe) !== JSON.stringify(readinessProbe)) continue;
        yield {
          detail: `Container \`${name}\` of ${title} has one and the same for both. ${sameProbes.mend}`,
          at: at([...path, "livenessProbe"]),
          resource,
        };
      }
    }
  },
};
