import { NAME, within } from "../../../../compiler/model/origin.js";
import { ofKind } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { ROLE } from "../../schema/access/role.js";
import { USER } from "../../schema/access/user.js";

const app = (role: string): string => `const writer = clickhouse.role("${role}");
const show = clickhouse.grant("writers look around", { privileges: ["SHOW TABLES"], on: "*.*", to: [writer] });
const app = clickhouse.user("app", {
  authentication: { type: "sha256_password", password: secret("services/app") },
  roles: [writer],
});

const listed = [show, app];
`;

export const ambiguousGrantee: Rule = {
  code: "clickhouse/ambiguous-grantee",
  severity: "error",
  summary: "A role and a user have the same name",
  why: "A grant names whom it is for, and not whether that is a role or a user: it would go to one of the two.",
  mend: "Rename one of them.",
  failing: app("app"),
  passing: app("app_writer"),
  *check(pipeline) {
    const roles = new Map(ofKind(pipeline.resources, ROLE).map((role) => [role.name, role]));
    for (const user of ofKind(pipeline.resources, USER)) {
      const role = roles.get(user.name);
      if (role === undefined) continue;
      yield {
        detail: `\`${user.name}\` is also a role: \`GRANT … TO ${user.name}\` would be for one of the two. ${ambiguousGrantee.mend}`,
        at: within(user.origin, NAME),
        resource: user.address,
        related: [{ at: role.origin, note: "the role" }],
      };
    }
  },
};
