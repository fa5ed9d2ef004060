import { within } from "../../../../compiler/model/origin.js";
import { ofKind } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { privilegeNamed } from "../../catalogue/grantable.js";
import { GRANT } from "../../schema/access/grant.js";

const grant = (privilege: string): string => `const admin = clickhouse.role("admin");
const everything = clickhouse.grant("admins", { privileges: ["${privilege}"], on: "*.*", to: [admin] });

const listed = [everything];
`;

const WITHOUT_LIMIT = new Set(["ALL", "ACCESS MANAGEMENT"]);

export const unlimitedRights: Rule = {
  code: "clickhouse/unlimited-rights",
  severity: "warning",
  summary: "A role may do everything on the server",
  why: "Who has `ALL` or `ACCESS MANAGEMENT` on everything can give themselves any right and undo any limit of this config, row policies and quotas among them.",
  mend: "Grant what is needed, on what it is needed for. Keep the one user that may do everything out of the pipeline.",
  failing: grant("ALL"),
  passing: grant("SHOW"),
  *check(pipeline) {
    for (const { name, spec, origin, address } of ofKind(pipeline.resources, GRANT)) {
      if (!spec.on.includes("*.*")) continue;
      for (const [index, privilege] of spec.privileges.entries()) {
        const known = privilegeNamed(privilege);
        if (known === undefined || !WITHOUT_LIMIT.has(known)) continue;
        yield {
          detail: `\`${name}\` grants \`${privilege}\` on everything to ${spec.to.map((each) => `\`${each.$ref.slice(each.$ref.indexOf("/") + 1)}\``).join(", ")}. ${unlimitedRights.mend}`,
          at: within(origin, "privileges", index),
          resource: address,
        };
      }
    }
  },
};
