import { SHOP } from "../../../compiler/check/rule-case.js";
import { within } from "../../../compiler/model/origin.js";
import { ofKind, type Resource } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { topicPrefix } from "../../../systems/postgres/public.js";
import { SOURCE, type SourceSpec } from "../../../systems/postgres/schema/source.js";

const sources = (prefix: string): string => `${SHOP}
const archive = postgres.source("archive", {
  host: "postgres-archive",
  database: "archive",
  user: "debezium",
  password: secret("archive-postgres/password"),
  topicPrefix: "${prefix}",
});
const columns = { id: "integer not null" } as const;
const orders = postgres.table("public.orders", { source: shop, columns, primaryKey: ["id"] });
const archived = postgres.table("public.archived", { source: archive, columns, primaryKey: ["id"] });

const listed = [orders, archived];
`;

export const duplicateTopicPrefix: Rule = {
  code: "kafka/duplicate-topic-prefix",
  severity: "error",
  summary: "Two sources write topics with the same prefix",
  why: "Their heartbeats, and tables of one name, would share a topic: the changes of two databases would be taken for one's.",
  mend: "Give each source a `topicPrefix` of its own; without one it is the source's name.",
  failing: sources("shop"),
  passing: sources("archive"),
  *check(pipeline) {
    const seen = new Map<string, Resource<SourceSpec>>();
    for (const source of ofKind(pipeline.resources, SOURCE)) {
      const prefix = topicPrefix(source);
      const first = seen.get(prefix);
      if (first === undefined) {
        seen.set(prefix, source);
        continue;
      }
      yield {
        detail: `\`${source.name}\` and \`${first.name}\` both write topics that begin with \`${prefix}.\`. ${duplicateTopicPrefix.mend}`,
        at:
          source.spec.topicPrefix === undefined ? within(source.origin, "$name") : within(source.origin, "topicPrefix"),
        resource: source.address,
        related: [{ at: first.origin, note: "the other source" }],
      };
    }
  },
};
