import type { Rule } from "../../../../compiler/model/rule.js";
import { accessName } from "./access-name.js";
import { ambiguousGrantee } from "./ambiguous-grantee.js";
import { collectionName } from "./collection-name.js";
import { obsoleteQuerySetting } from "./obsolete-query-setting.js";
import { privilegeLevel } from "./privilege-level.js";
import { roleWithoutUser } from "./role-without-user.js";
import { rowPolicyLeavesOut } from "./row-policy-leaves-out.js";
import { unknownPrivilege } from "./unknown-privilege.js";
import { unknownQuerySetting } from "./unknown-query-setting.js";
import { unlimitedRights } from "./unlimited-rights.js";
import { unusedProfile } from "./unused-profile.js";
import { userWithoutRights } from "./user-without-rights.js";

export const accessRules: readonly Rule[] = [
  accessName,
  ambiguousGrantee,
  collectionName,
  obsoleteQuerySetting,
  privilegeLevel,
  roleWithoutUser,
  rowPolicyLeavesOut,
  unknownPrivilege,
  unknownQuerySetting,
  unlimitedRights,
  unusedProfile,
  userWithoutRights,
];
