import { type Declared, declare } from "../../../../compiler/model/declaration.js";
import type { SettingRule } from "./settings.js";

/** Settings under one name, with bounds, which roles and users are given. */
export interface SettingsProfile extends Declared<"clickhouse.settingsProfile"> {}

export interface SettingsProfileOptions {
  /** By ClickHouse's names: a value, or a value with what queries may make of it. */
  readonly settings?: Readonly<Record<string, SettingRule>>;
  /** Profiles whose settings come first: constants, or names of those in the server's own `users.xml`. */
  readonly inherit?: readonly (SettingsProfile | string)[];
  /** The cluster that it is made on, by `ON CLUSTER`. */
  readonly cluster?: Declared<"clickhouse.cluster">;
}

/** Declares a settings profile. Running the script again sets what it holds to what stands here. */
export function settingsProfile(name: string, options: SettingsProfileOptions): SettingsProfile {
  return declare("clickhouse.settingsProfile", name, options, settingsProfile, {});
}
