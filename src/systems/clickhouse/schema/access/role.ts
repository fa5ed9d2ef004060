import { z } from "zod";
import type { KindOf } from "../../../../compiler/model/resource.js";
import { reference } from "../../../../compiler/resolve/shapes.js";
import { cluster, profile, settingRules } from "./settings.js";

export const roles = z.array(reference("clickhouse.role"), { error: "must be a list of roles" });

export const roleSchema = z.strictObject({
  roles: roles.default([]),
  profile: profile.optional(),
  settings: settingRules.default({}),
  cluster,
});
export type RoleSpec = z.infer<typeof roleSchema>;
export const ROLE: KindOf<RoleSpec> = { kind: "clickhouse.role" };
