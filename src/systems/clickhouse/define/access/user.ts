import { type Declared, declare } from "../../../../compiler/model/declaration.js";
import type { Database } from "../database.js";
import type { Authentication } from "./authentication.js";
import type { Role } from "./role.js";
import type { SettingRule } from "./settings.js";
import type { SettingsProfile } from "./settings-profile.js";

/** A user of ClickHouse. */
export interface User extends Declared<"clickhouse.user"> {}

/** Where a user may come from: `"local"`, an address or subnet, a host's name, a pattern of names. */
export type UserHost =
  | "local"
  | { readonly ip: string }
  | { readonly name: string }
  | { readonly regexp: string }
  | { readonly like: string };

export interface UserOptions {
  /** How it proves who it is: one way, or several of which one is enough. A user without any is refused. */
  readonly authentication: Authentication | readonly Authentication[];
  /** Where it may come from. Default any host. */
  readonly hosts?: readonly UserHost[];
  /** The roles that it is given: these, and no others that it had before. */
  readonly roles?: readonly Role[];
  /** Which of its roles are on when it connects. Default `"all"`. */
  readonly defaultRoles?: "all" | "none" | readonly Role[];
  /** The database that unqualified names are looked up in. Default that of the server. */
  readonly defaultDatabase?: Database | string;
  /** The profile whose settings it works under: a constant, or the name of one in the server's `users.xml`. */
  readonly profile?: SettingsProfile | string;
  /** Settings of its own, by ClickHouse's names: a value, or a value with what queries may make of it. */
  readonly settings?: Readonly<Record<string, SettingRule>>;
  /** A day or moment after which it is let in no more: `"2027-12-31"`, `"2027-12-31 18:00:00 UTC"`. Default never. */
  readonly validUntil?: string;
  /** To whom it may hand on what it was granted with the grant option. Default `"any"`. */
  readonly grantees?: "any" | "none" | readonly (Role | User)[];
  /** The cluster that it is made on, by `ON CLUSTER`. */
  readonly cluster?: Declared<"clickhouse.cluster">;
}

/** Declares a user. Give it roles; what may be done is granted to those. */
export function user(name: string, options: UserOptions): User {
  return declare("clickhouse.user", name, options, user, {});
}
