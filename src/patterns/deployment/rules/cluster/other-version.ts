import { within } from "../../../../compiler/model/origin.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import type { PINNED_IMAGES } from "../../../images/pinned.js";
import { otherVersion } from "../../../images/proved.js";
import { scopeOf } from "../../derived.js";

const deployed = (image: string): string => `const events = clickhouse.table("analytics.events", {
  columns: { id: "UInt64" },
  orderBy: ["id"],
});
const cluster = kubernetes.cluster({ namespace: "shop", clickhouse: "altinity", certificate: false, images: { clickhouse: "${image}" } });

const listed = [events, cluster];
`;

const NAMES: Readonly<Record<string, keyof typeof PINNED_IMAGES>> = {
  alertmanager: "alertmanager",
  clickhouse: "clickhouse",
  collector: "collector",
  keeper: "keeper",
  postgres_exporter: "postgres-exporter",
};

export const otherKubernetesVersion: Rule = {
  code: "kubernetes/other-version",
  severity: "warning",
  summary: "Another version runs than the one that all is checked against",
  why: "Statements are proved on one version of ClickHouse, settings and metrics are looked up in one of each program: what is there may be missing in the other, or called otherwise.",
  mend: "Run the version that is checked, or leave the image out.",
  failing: deployed("clickhouse/clickhouse-server:25.8.2.29"),
  passing: deployed("registry.example.com/clickhouse:26.7"),
  *check(pipeline) {
    const scope = scopeOf(pipeline);
    for (const [use, image] of Object.entries(scope?.spec.images ?? {})) {
      const component = NAMES[use];
      const found = component === undefined || image === undefined ? undefined : otherVersion(component, image);
      if (scope === undefined || found === undefined) continue;
      yield {
        detail: `\`${use}\` runs ${found.runs}; what is checked is ${found.proved}. ${otherKubernetesVersion.mend}`,
        at: within(scope.cluster.origin, "images", use),
        resource: scope.cluster.address,
      };
    }
  },
};
