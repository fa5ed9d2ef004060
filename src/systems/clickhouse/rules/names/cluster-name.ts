import { NAME, within } from "../../../../compiler/model/origin.js";
import { ofKind } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { CLUSTER } from "../../schema/cluster.js";

const cluster = (name: string): string => `const main = clickhouse.cluster("${name}", {
  shards: [{ replicas: ["clickhouse-1:9000"] }],
});

const listed = [main];
`;

export const clusterName: Rule = {
  code: "clickhouse/cluster-name",
  severity: "error",
  summary: "A cluster's name can't stand in the servers' configuration",
  why: "The name is a key of `remote_servers`, in which the server takes dots, brackets and slashes for parts of a path: it would not find the cluster. It is also the macro `{cluster}`, which stands in paths of Keeper.",
  mend: "Use letters, digits, `_` and `-`.",
  failing: cluster("main.eu"),
  passing: cluster("main-eu"),
  *check(pipeline) {
    for (const { name, origin, address } of ofKind(pipeline.resources, CLUSTER)) {
      if (/^[\p{L}\p{N}_][\p{L}\p{N}_-]*$/u.test(name)) continue;
      yield {
        detail: `\`${name}\` can't be the name of a cluster. ${clusterName.mend}`,
        at: within(origin, NAME),
        resource: address,
      };
    }
  },
};
