import { nameOf } from "../../compiler/model/address.js";
import { ofKind, type Pipeline } from "../../compiler/model/resource.js";
import { grantElements } from "../../systems/clickhouse/public.js";
import { GRANT } from "../../systems/clickhouse/schema/access/grant.js";
import { ROLE } from "../../systems/clickhouse/schema/access/role.js";
import { USER } from "../../systems/clickhouse/schema/access/user.js";
import { codeText } from "./markdown.js";

/** A role or user of ClickHouse, as the overview's template shows it. */
export interface AccessRow {
  readonly name: string;
  readonly kind: "role" | "user";
  readonly roles: string;
  readonly may: string;
}

/** Users first: who they are is what one looks for. */
export function accessRows({ resources }: Pipeline): readonly AccessRow[] {
  const grants = ofKind(resources, GRANT);
  const users = ofKind(resources, USER).map((user) => ({ kind: "user" as const, grantee: user }));
  const roles = ofKind(resources, ROLE).map((role) => ({ kind: "role" as const, grantee: role }));
  return [...users, ...roles].map(({ kind, grantee: { address, name, spec } }) => {
    const own = grants.filter((grant) => grant.spec.to.some(({ $ref }) => $ref === address));
    return {
      name: codeText(name),
      kind,
      roles: spec.roles.map(({ $ref }) => `\`${codeText(nameOf($ref))}\``).join(", "),
      may: [...new Set(own.flatMap(grantElements))].map((each) => `\`${codeText(each)}\``).join(", "),
    };
  });
}
