import { type Declared, declare } from "../../../../compiler/model/declaration.js";
import type { PRIVILEGE_ALIASES, PRIVILEGES } from "../../catalogue/privileges.js";
import type { Database } from "../database.js";
import type { NamedCollection } from "../named-collection.js";
import type { Role } from "./role.js";
import type { Readable } from "./row-policy.js";
import type { User } from "./user.js";

/** That roles and users may do something. */
export interface Grant extends Declared<"clickhouse.grant"> {}

/** A privilege by ClickHouse's own name: `"SELECT"`, `"ALTER UPDATE"`, `"dictGet"` … */
export type Privilege = keyof typeof PRIVILEGES | keyof typeof PRIVILEGE_ALIASES;

/** What a privilege is granted on. */
export type GrantTarget =
  | Readable
  | Declared<"clickhouse.dictionary">
  | Database
  | NamedCollection
  | User
  | "*.*"
  | "system.*"
  | { readonly parameter: string };

export interface GrantOptions {
  /** What may be done, by ClickHouse's own names. */
  readonly privileges: readonly Privilege[];
  /** Only on these columns: for `SELECT`, `INSERT`, `ALTER UPDATE` and the like. Default all. */
  readonly columns?: readonly string[];
  /**
   * On what: constants of tables, views, dictionaries, of a mirror (its reading view, which is all that a reader needs)
   * or of databases (all in them); `"*.*"` for everything, `"system.*"` for the server's own tables; the constant of a named collection or a user, or
   * `{ parameter: "Kafka" }`, for privileges that are about such a name.
   */
  readonly on: GrantTarget | readonly GrantTarget[];
  /** To whom. What these were granted otherwise is taken away: the config says all that they may do. */
  readonly to: readonly (Role | User)[];
  /** Whether they may hand it on. Default `false`. */
  readonly withGrantOption?: boolean;
}

/**
 * Declares what roles and users may do. The name tells it from others and is not ClickHouse's. It is part of the pipeline
 * as soon as something is that it names, and is run on the cluster of the role or user.
 */
export function grant(name: string, options: GrantOptions): Grant {
  return declare("clickhouse.grant", name, options, grant, {});
}
