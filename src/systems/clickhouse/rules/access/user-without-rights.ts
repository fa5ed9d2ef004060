import { ofKind } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { GRANT } from "../../schema/access/grant.js";
import { USER } from "../../schema/access/user.js";

const user = (roles: string): string => `const events = clickhouse.table("analytics.events", {
  columns: { id: "UInt64" },
  orderBy: ["id"],
});
const reader = clickhouse.role("reader");
const read = clickhouse.grant("readers read events", { privileges: ["SELECT"], on: events, to: [reader] });
const app = clickhouse.user("app", {
  authentication: { type: "sha256_password", password: secret("services/app") },${roles}
});
const other = clickhouse.user("other", {
  authentication: { type: "sha256_password", password: secret("services/other") },
  roles: [reader],
});

const listed = [read, app, other];
`;

export const userWithoutRights: Rule = {
  code: "clickhouse/user-without-rights",
  severity: "warning",
  summary: "A user that may do nothing",
  why: "It has no role and nothing is granted to it, so every query of it is refused.",
  mend: "Give it a role with `roles: […]`, or name it in a grant.",
  failing: user(""),
  passing: user("\n  roles: [reader],"),
  *check(pipeline) {
    const granted = new Set(ofKind(pipeline.resources, GRANT).flatMap(({ spec }) => spec.to.map((each) => each.$ref)));
    for (const { name, spec, origin, address } of ofKind(pipeline.resources, USER)) {
      if (spec.roles.length > 0 || granted.has(address)) continue;
      yield {
        detail: `\`${name}\` has no role, and no grant names it. ${userWithoutRights.mend}`,
        at: origin,
        resource: address,
      };
    }
  },
};
