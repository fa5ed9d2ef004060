import { within } from "../../../../compiler/model/origin.js";
import { ofKind } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { TOPIC } from "../../../../systems/kafka/schema.js";
import { scopeOf } from "../../derived.js";
import { kafkaPlace } from "../../kafka/place.js";
import { onKubernetes } from "../cases.js";

export const zoneStopsWriting: Rule = {
  code: "kubernetes/zone-stops-writing",
  severity: "warning",
  summary: "When one zone is lost, a topic can't be written",
  why: "A zone that is lost takes its share of each partition's copies. Are fewer left than `minInsyncReplicas`, the connectors stop, and the source keeps its WAL for them.",
  mend: "Spread over a zone more, have a replica more, or ask for one copy less.",
  failing: onKubernetes(', zones: ["a", "b"]'),
  passing: onKubernetes(', zones: ["a", "b", "c"]'),
  *check(pipeline) {
    const scope = scopeOf(pipeline);
    const kafka = scope === undefined ? undefined : kafkaPlace(scope);
    const zones = scope?.spec.zones?.length;
    // Of one zone all is lost with it: that is a choice.
    if (scope === undefined || kafka === undefined || zones === undefined || zones < 2) return;
    for (const topic of ofKind(pipeline.resources, TOPIC)) {
      const { replicas, minInsyncReplicas = 1 } = topic.spec;
      const left = replicas - Math.ceil(replicas / zones);
      if (left >= minInsyncReplicas || replicas < 2) continue;
      yield {
        detail: `Of ${replicas} copies of \`${topic.name}\` in ${zones} zones ${left} ${left === 1 ? "is" : "are"} left without one, and ${minInsyncReplicas} must be there. ${zoneStopsWriting.mend}`,
        at: within(scope.cluster.origin, "zones"),
        resource: scope.cluster.address,
        related: [{ at: topic.origin, note: "the topic" }],
      };
      return;
    }
  },
};
