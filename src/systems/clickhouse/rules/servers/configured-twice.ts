import type { Address } from "../../../../compiler/model/address.js";
import { ofKind, type Resource } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { SERVER } from "../../schema/server.js";
import { serverCase } from "./case.js";

export const configuredTwice: Rule = {
  code: "clickhouse/servers-configured-twice",
  severity: "error",
  summary: "The same servers are configured by two resources",
  why: "Both would write the same files, and of two that a server merges the later one wins without a word.",
  mend: "Put all into one `clickhouse.server`, or give each the `cluster` whose servers it is for.",
  failing: serverCase("profile: { max_threads: 8 }").replace(
    "\nconst listed = [",
    '\nconst again = clickhouse.server("again", { profile: { max_threads: 4 } });\n\nconst listed = [again, ',
  ),
  passing: serverCase("profile: { max_threads: 8 }"),
  *check(pipeline) {
    const byCluster = new Map<Address | undefined, Resource>();
    for (const server of ofKind(pipeline.resources, SERVER)) {
      const cluster = server.spec.cluster?.$ref;
      const first = byCluster.get(cluster);
      byCluster.set(cluster, first ?? server);
      if (first === undefined) continue;
      yield {
        detail: `\`${first.name}\` and \`${server.name}\` are both for ${cluster === undefined ? "the servers that belong to no cluster" : "the servers of the same cluster"}. ${configuredTwice.mend}`,
        at: server.origin,
        resource: server.address,
        related: [{ at: first.origin, note: "the other" }],
      };
    }
  },
};
