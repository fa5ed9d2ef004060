import { type Declared, declare } from "../../../compiler/model/declaration.js";
import type { Secret } from "../../../compiler/model/secret.js";
import type { Source } from "./source.js";

/** A role of a source's server. */
export interface Role extends Declared<"postgres.role"> {}

export interface RoleOptions {
  readonly source: Source;
  /** Its name at the server, where a role of another source has it too. Default: the name that it is declared by. */
  readonly role?: string;
  /** Whether one may connect as it. Default `false`. */
  readonly login?: boolean;
  /** Whether it may read replication slots (on Amazon's services a membership, elsewhere an attribute). Default `false`. */
  readonly replication?: boolean;
  /** Whether nothing is forbidden to it. Default `false`. */
  readonly superuser?: boolean;
  /** `BYPASSRLS`: whether row-level security hides nothing from it. Default `false`. */
  readonly bypassRowSecurity?: boolean;
  /** Whether it has the rights of the roles that it is a member of without `SET ROLE`. Default `true`. */
  readonly inherit?: boolean;
  /** Roles that it is made a member of: constants, or PostgreSQL's and the service's own, e.g. `"pg_monitor"`. */
  readonly memberOf?: readonly (Role | string)[];
  /** Where its password is looked up when the set-up SQL runs. */
  readonly password?: Secret;
  /** Connections that it may have at once. Default: as many as the server has. */
  readonly connectionLimit?: number;
  /** Until when its password works, e.g. `"2027-01-01"` (midnight UTC) or `"2027-01-01T09:00:00+02:00"`. Default: for ever. */
  readonly validUntil?: string;
}

/**
 * Declares a role. One that is named as its source's `user` is the connector's: it must log in and replicate, and
 * the source's password is its own. Without such a role the set-up SQL makes one that may do just that.
 */
export function role(name: string, options: RoleOptions): Role {
  return declare("postgres.role", name, options, role, {});
}
