import { ofKind } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { ROLE } from "../../schema/access/role.js";
import { USER } from "../../schema/access/user.js";
import { lastHolders } from "./holders.js";

const people = (roles: string): string => `const events = clickhouse.table("analytics.events", {
  columns: { id: "UInt64" },
  orderBy: ["id"],
});
const reader = clickhouse.role("reader");
const writer = clickhouse.role("writer");
const read = clickhouse.grant("readers read events", { privileges: ["SELECT"], on: events, to: [reader] });
const write = clickhouse.grant("writers write events", { privileges: ["INSERT"], on: events, to: [writer] });
const app = clickhouse.user("app", {
  authentication: { type: "sha256_password", password: secret("services/app") },
  roles: [${roles}],
});

const listed = [events, read, write, app];
`;

export const roleWithoutUser: Rule = {
  code: "clickhouse/role-without-user",
  severity: "warning",
  summary: "A role that nobody has",
  why: "What is granted to it has no effect. The pipeline declares users, so it is likely that one was forgotten.",
  mend: "Give it to a user or another role with `roles: […]`, or take it out.",
  failing: people("reader"),
  passing: people("reader, writer"),
  *check(pipeline) {
    // Without any user the roles are given out elsewhere: by hand, by LDAP.
    if (ofKind(pipeline.resources, USER).length === 0) return;
    for (const { kind, name, origin, address } of lastHolders(pipeline)) {
      if (kind !== ROLE.kind) continue;
      yield { detail: `No user and no role has \`${name}\`. ${roleWithoutUser.mend}`, at: origin, resource: address };
    }
  },
};
