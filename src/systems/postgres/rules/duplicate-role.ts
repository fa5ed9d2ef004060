import { SHOP } from "../../../compiler/check/rule-case.js";
import { ofKind, type Resource } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { ROLE, type RoleSpec } from "../schema/role.js";
import { serverRole, serverRoleAt } from "../source-names.js";

const roles = (second: string): string => `${SHOP}
const archive = postgres.source("archive", {
  host: "postgres-archive",
  database: "archive",
  user: "debezium",
  password: secret("archive-postgres/password"),
});
const columns = { id: "integer not null" } as const;
const orders = postgres.table("public.orders", { source: shop, columns, primaryKey: ["id"] });
const archived = postgres.table("archive.orders", { source: archive, table: "public.orders", columns, primaryKey: ["id"] });
const reader = postgres.role("reader", { source: shop });
const other = postgres.role("archive reader", { source: ${second}, role: "reader" });

const listed = [orders, archived, reader, other];
`;

export const duplicateRole: Rule = {
  code: "postgres/duplicate-role",
  severity: "error",
  summary: "Two declarations are of one role",
  why: "`role` says what a role is called at its server: the set-up SQL would make it as one says, and then as the other does.",
  mend: "Declare the role once for each source.",
  failing: roles("shop"),
  passing: roles("archive"),
  *check(pipeline) {
    const seen = new Map<string, Resource<RoleSpec>>();
    for (const role of ofKind(pipeline.resources, ROLE)) {
      const key = `${role.spec.source.$ref} ${serverRole(role)}`;
      const first = seen.get(key);
      if (first === undefined) {
        seen.set(key, role);
        continue;
      }
      yield {
        detail: `\`${role.name}\` and \`${first.name}\` are both the role \`${serverRole(role)}\`. ${duplicateRole.mend}`,
        at: serverRoleAt(role),
        resource: role.address,
        related: [{ at: serverRoleAt(first), note: "the other one" }],
      };
    }
  },
};
