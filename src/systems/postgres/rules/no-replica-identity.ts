import { SHOP } from "../../../compiler/check/rule-case.js";
import { within } from "../../../compiler/model/origin.js";
import { ofKind } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { TABLE } from "../schema/table.js";

const table = (identity: string): string => `${SHOP}
const visits = postgres.table("public.visits", {
  source: shop,
  columns: { id: "bigint not null", page: "text" },
  primaryKey: ["id"],
  replicaIdentity: "${identity}",
});

const listed = [visits];
`;

export const noReplicaIdentity: Rule = {
  code: "postgres/no-replica-identity",
  severity: "error",
  summary: "A table has no replica identity, and its rows change",
  why: "PostgreSQL refuses every UPDATE and DELETE on a published table without an identity: the application's own statements would fail once the set-up SQL has run.",
  mend: 'Leave `replicaIdentity` out: the primary key is then the identity. Where the table is only ever appended to, say so: `operations: ["insert"]`.',
  failing: table("nothing"),
  passing: table("default"),
  *check(pipeline) {
    for (const table of ofKind(pipeline.resources, TABLE)) {
      const { replicaIdentity, operations } = table.spec;
      if (replicaIdentity !== "nothing") continue;
      if (!operations.includes("update") && !operations.includes("delete")) continue;
      yield {
        detail: `\`${table.name}\` is published without one. ${noReplicaIdentity.mend}`,
        at: within(table.origin, "replicaIdentity"),
        resource: table.address,
      };
    }
  },
};
