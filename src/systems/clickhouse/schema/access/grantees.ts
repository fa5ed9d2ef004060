import { z } from "zod";
import { reference } from "../../../../compiler/resolve/shapes.js";

const rolesAndUsers = z
  .array(reference("clickhouse.role", "clickhouse.user"), { error: "must be a list of roles and users" })
  .min(1, { error: "must name at least one role or user" });

/** Roles and users; all; or all but some. */
export const grantees = z.union([z.literal("all"), rolesAndUsers, z.strictObject({ allExcept: rolesAndUsers })], {
  error: 'must be "all", a list of roles and users, or { allExcept: […] }',
});
export type GranteesSpec = z.infer<typeof grantees>;

export const granteeList = rolesAndUsers;
