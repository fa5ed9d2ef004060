import { nameOf } from "../../../../compiler/model/address.js";
import type { Reference } from "../../../../compiler/model/reference.js";
import type { GranteesSpec } from "../../schema/access/grantees.js";
import { identifier } from "../../sql/quote.js";

/** Roles and users by their names. */
export function nameList(references: readonly Reference[]): string {
  return references.map((each) => identifier(nameOf(each.$ref))).join(", ");
}

/** What stands after `TO`. */
export function granteesClause(to: GranteesSpec): string {
  if (to === "all") return "ALL";
  return "allExcept" in to ? `ALL EXCEPT ${nameList(to.allExcept)}` : nameList(to);
}
