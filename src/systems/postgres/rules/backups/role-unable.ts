import { nameOf } from "../../../../compiler/model/address.js";
import { within } from "../../../../compiler/model/origin.js";
import { ofKind, resourceAt } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { BACKUP } from "../../schema/backup.js";
import { ROLE, type RoleSpec } from "../../schema/role.js";
import { backupOf } from "./cases.js";

export const backupRoleUnable: Rule = {
  code: "postgres/backup-role-unable",
  severity: "error",
  summary: "The role of a backup can't take it",
  why: "Base backups and WAL are read by the replication protocol, which the server lets only roles speak that may log in and replicate.",
  mend: "Give the role `login: true`, `replication: true` and a `password`, at the source that is saved.",
  failing: backupOf({ role: 'login: true,\n  password: secret("shop-postgres/saver"),' }),
  passing: backupOf({}),
  *check(pipeline) {
    for (const { spec, name, origin, address } of ofKind(pipeline.resources.values(), BACKUP)) {
      const role = resourceAt(pipeline.resources, spec.as.$ref, ROLE);
      const lacks = role === undefined ? undefined : lacking(role.spec, spec.of.$ref);
      if (role === undefined || lacks === undefined) continue;
      yield {
        detail: `\`${role.name}\`, as whom \`${name}\` is taken, ${lacks}. ${backupRoleUnable.mend}`,
        at: within(origin, "as"),
        resource: address,
        related: [{ at: role.origin, note: "the role" }],
      };
    }
  },
};

function lacking(role: RoleSpec, source: string): string | undefined {
  if (role.source.$ref !== source) return `is a role of \`${nameOf(role.source.$ref)}\``;
  if (!role.login) return "may not log in";
  if (!role.replication && !role.superuser) return "may not replicate";
  return role.password === undefined ? "has no password" : undefined;
}
