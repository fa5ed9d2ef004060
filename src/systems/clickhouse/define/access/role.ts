import { type Declared, declare } from "../../../../compiler/model/declaration.js";
import type { SettingRule } from "./settings.js";
import type { SettingsProfile } from "./settings-profile.js";

/** A role: what it is granted, whoever is given it may do. */
export interface Role extends Declared<"clickhouse.role"> {}

export interface RoleOptions {
  /** Roles that it has in its turn. */
  readonly roles?: readonly Role[];
  /** The profile whose settings its users work under: a constant, or the name of one in the server's `users.xml`. */
  readonly profile?: SettingsProfile | string;
  /** Settings of its own, by ClickHouse's names: a value, or a value with what queries may make of it. */
  readonly settings?: Readonly<Record<string, SettingRule>>;
  /** The cluster that it is made on, by `ON CLUSTER`; what it is granted is granted there. */
  readonly cluster?: Declared<"clickhouse.cluster">;
}

/** Declares a role. What it may do is said by `clickhouse.grant`. */
export function role(name: string, options: RoleOptions = {}): Role {
  return declare("clickhouse.role", name, options, role, {});
}
