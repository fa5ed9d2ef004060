import { nameOf } from "../../../compiler/model/address.js";
import type { SqlSecuritySpec } from "../schema/sql-security.js";
import { identifier } from "../sql/quote.js";

/**
 * `DEFINER` and `SQL SECURITY`, on a line of their own. In a proof nobody is asked for: the user need not be there, and
 * what it may read is not judged.
 */
export function sqlSecurityClause({ sqlSecurity, definer }: SqlSecuritySpec, proof: boolean): string {
  const security = sqlSecurity ?? (definer === undefined ? undefined : "DEFINER");
  if (security === undefined || proof) return "";
  if (definer === undefined) return `\nSQL SECURITY ${security}`;
  const name = typeof definer === "string" ? definer : nameOf(definer.$ref);
  return `\nDEFINER = ${name === "CURRENT_USER" ? name : identifier(name)} SQL SECURITY ${security}`;
}
