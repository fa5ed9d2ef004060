import { didYouMean } from "../../../../compiler/model/nearest.js";
import { within } from "../../../../compiler/model/origin.js";
import { ofKind } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { BACKUP } from "../../../../systems/clickhouse/schema/backup.js";
import { CONNECTOR } from "../../../../systems/kafka/schema.js";
import { SOURCE } from "../../../../systems/postgres/schema/source.js";
import { scopeOf } from "../../derived.js";
import { captured } from "./cases.js";

export const unknownName: Rule = {
  code: "kubernetes/unknown-override",
  severity: "error",
  summary: "An environment changes something that is not there",
  why: "It would change nothing: the environment has what the others have.",
  mend: "Name it as it is declared. A source's connector is changed by `sources`; backups are those in a bucket.",
  failing: captured('{ sources: { shops: { slot: "staging" }, shop: { slot: "staging" } } }'),
  passing: captured('{ sources: { shop: { slot: "staging" } } }'),
  *check(pipeline) {
    const scope = scopeOf(pipeline);
    if (scope === undefined) return;
    const { resources } = pipeline;
    const known = {
      sources: ofKind(resources, SOURCE).map(({ name }) => name),
      connectors: ofKind(resources, CONNECTOR).flatMap(({ name, madeBy }) => (madeBy === undefined ? [name] : [])),
      backups: ofKind(resources, BACKUP).flatMap(({ name, spec }) => ("s3" in spec.to ? [name] : [])),
    };
    for (const [environment, given] of Object.entries(scope.spec.environments)) {
      for (const option of ["sources", "connectors", "backups"] as const) {
        for (const name of Object.keys(given[option])) {
          if (known[option].includes(name)) continue;
          yield {
            detail: `\`${environment}\` has \`${name}\` in \`${option}\`, and there is none.${didYouMean(name, known[option])} ${unknownName.mend}`,
            at: within(scope.cluster.origin, "environments", environment, option, name),
            resource: scope.cluster.address,
          };
        }
      }
    }
  },
};
