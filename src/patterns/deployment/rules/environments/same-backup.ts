import { within } from "../../../../compiler/model/origin.js";
import { ofKind } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { BACKUP } from "../../../../systems/clickhouse/schema/backup.js";
import { clickHousePlace } from "../../clickhouse/place.js";
import { scopeOf } from "../../derived.js";
import { saved } from "./cases.js";
import { type Deployment, deploymentsOf, sharedBy, spoken } from "./deployments.js";

export const sharedBackup: Rule = {
  code: "kubernetes/shared-backup",
  severity: "error",
  summary: "Two environments keep their backups in one place",
  why: "Each would base its incremental backups on the other's, and take what it finds there for its own: what is restored is neither.",
  mend: 'Say where the environment keeps them: `backups: { nightly: "https://backups.example.com/staging" }`.',
  failing: saved('{ namespace: "shop-staging" }'),
  passing: saved('{ namespace: "shop-staging", backups: { nightly: "https://backups.example.com/staging" } }'),
  *check(pipeline) {
    const scope = scopeOf(pipeline);
    if (scope === undefined || clickHousePlace(scope) === undefined) return;
    for (const { first, other, found } of sharedBy(deploymentsOf(scope), keptBy))
      yield {
        detail: `${spoken(first)} and ${spoken(other)} both keep \`${found.name}\` at \`${found.url}\`. ${sharedBackup.mend}`,
        at: within(scope.cluster.origin, "environments", other.name),
        resource: scope.cluster.address,
      };
  },
};

function* keptBy({ scope }: Deployment): Iterable<readonly [string, { readonly name: string; readonly url: string }]> {
  for (const { name, spec } of ofKind(scope.pipeline.resources, BACKUP)) {
    if ("s3" in spec.to) yield [`${name} ${spec.to.s3.replace(/\/+$/, "")}`, { name, url: spec.to.s3 }];
  }
}
