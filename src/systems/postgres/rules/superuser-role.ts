import { SHOP } from "../../../compiler/check/rule-case.js";
import { within } from "../../../compiler/model/origin.js";
import { ofKind } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { ROLE } from "../schema/role.js";

const role = (option: string): string => `${SHOP}
const columns = { id: "integer not null" } as const;
const orders = postgres.table("public.orders", { source: shop, columns, primaryKey: ["id"] });
const operator = postgres.role("operator", { source: shop, ${option} });

const listed = [orders, operator];
`;

export const superuserRole: Rule = {
  code: "postgres/superuser-role",
  severity: "warning",
  summary: "A role is a superuser",
  why: "It may do everything in every database of the server and run programs on its machine. Nothing that is generated needs it: a connector needs LOGIN, REPLICATION and SELECT.",
  mend: "Give the role the rights that it needs: `replication`, `memberOf`, grants.",
  failing: role("superuser: true"),
  passing: role('memberOf: ["pg_monitor"]'),
  *check(pipeline) {
    for (const role of ofKind(pipeline.resources, ROLE)) {
      if (!role.spec.superuser) continue;
      yield {
        detail: `\`${role.name}\` is one. ${superuserRole.mend}`,
        at: within(role.origin, "superuser"),
        resource: role.address,
      };
    }
  },
};
