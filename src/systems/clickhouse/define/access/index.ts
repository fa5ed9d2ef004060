export type * from "./authentication.js";
export { type Grant, type GrantOptions, type GrantTarget, grant, type Privilege } from "./grant.js";
export {
  type Quota,
  type QuotaInterval,
  type QuotaKey,
  type QuotaLimits,
  type QuotaOptions,
  quota,
} from "./quota.js";
export { type Role, type RoleOptions, role } from "./role.js";
export { type Grantees, type Readable, type RowPolicy, type RowPolicyOptions, rowPolicy } from "./row-policy.js";
export type { SettingRule, SettingRuleOptions } from "./settings.js";
export { type SettingsProfile, type SettingsProfileOptions, settingsProfile } from "./settings-profile.js";
export { type User, type UserHost, type UserOptions, user } from "./user.js";
