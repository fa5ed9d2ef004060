import type { KindOf } from "../../compiler/model/resource.js";
import type { Kind } from "../../compiler/model/system.js";
import { GRANT, grantSchema } from "./schema/access/grant.js";
import { QUOTA, quotaSchema } from "./schema/access/quota.js";
import { ROLE, roleSchema } from "./schema/access/role.js";
import { ROW_POLICY, rowPolicySchema } from "./schema/access/row-policy.js";
import { SETTINGS_PROFILE, settingsProfileSchema } from "./schema/access/settings-profile.js";
import { USER, userSchema } from "./schema/access/user.js";

/** Who may do what. What says so of something is part of a pipeline as soon as that is. */
export const accessKinds: readonly Kind[] = [
  { ...GRANT, schema: grantSchema, joinsWhatItNames: true },
  { ...QUOTA, schema: quotaSchema, joinsWhatItNames: true },
  { ...ROLE, schema: roleSchema },
  { ...ROW_POLICY, schema: rowPolicySchema, joinsWhatItNames: true },
  { ...SETTINGS_PROFILE, schema: settingsProfileSchema },
  { ...USER, schema: userSchema },
];

/** The kinds whose objects are kept by ClickHouse's access control, in no database. */
export const ACCESS_ENTITIES: readonly KindOf<unknown>[] = [ROLE, USER, SETTINGS_PROFILE, QUOTA];
