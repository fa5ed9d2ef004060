import { within } from "../../../../compiler/model/origin.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { clickHousePlace } from "../../clickhouse/place.js";
import { scopeOf } from "../../derived.js";
import { onKubernetes } from "../cases.js";

export const weakQuorum: Rule = {
  code: "kubernetes/weak-quorum",
  severity: "warning",
  summary: "Keepers or controllers are too few, or an even number",
  why: "They decide by more than half of them. One or two can lose none without all writing stopping; four can lose as many as three, one, and cost more.",
  mend: "Have three, or five where two may be lost at once.",
  failing: onKubernetes(", controllers: 4"),
  passing: onKubernetes(", controllers: 5"),
  *check(pipeline) {
    const scope = scopeOf(pipeline);
    if (scope === undefined) return;
    const { spec, cluster } = scope;
    const keepers = clickHousePlace(scope)?.keepers ?? 0;
    const counts = [
      ["controllers", spec.kafka === undefined ? 0 : spec.controllers, ["controllers"]],
      ["keepers", keepers, ["keepers"]],
      // In an environment less is a choice; an even number is none.
      ...Object.entries(spec.environments).flatMap(([name, environment]) =>
        environment.keepers === undefined
          ? []
          : ([["keepers", environment.keepers, ["environments", name, "keepers"]]] as const),
      ),
    ] as const;
    for (const [what, count, path] of counts) {
      const isEnough =
        path.length > 1 ? count % 2 === 1 || count === 0 : count === 0 || (count >= 3 && count % 2 === 1);
      if (isEnough) continue;
      yield {
        detail: `There ${count === 1 ? "is 1" : `are ${count}`} of the ${what}. ${weakQuorum.mend}`,
        at: within(cluster.origin, ...path),
        resource: cluster.address,
      };
    }
  },
};
