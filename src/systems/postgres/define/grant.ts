import { type Declared, declare } from "../../../compiler/model/declaration.js";
import type { Role } from "./role.js";
import type { Source } from "./source.js";
import type { Table } from "./table.js";

/** Rights that a role is given. */
export interface Grant extends Declared<"postgres.grant"> {}

export interface GrantOptions {
  readonly source: Source;
  /** Who is given the rights: a role, or `"public"`, which is everybody. */
  readonly to: Role | "public";
  /** What may be done, in PostgreSQL's words; which of them there are depends on what it is done to. `["all"]` is all. */
  readonly privileges: readonly (
    | "all"
    | "select"
    | "insert"
    | "update"
    | "delete"
    | "truncate"
    | "references"
    | "trigger"
    | "maintain"
    | "usage"
    | "create"
    | "connect"
    | "temporary"
  )[];
  /** What the rights are on. */
  readonly on: GrantTarget;
  /** Whether the role may pass the rights on. Default `false`. */
  readonly withGrantOption?: boolean;
}

/** What rights are given on: just one of these. */
export interface GrantTarget {
  /** A table: its constant, or the name with schema of one that is not captured. */
  readonly table?: Table | string;
  /** Some columns of `table` only. */
  readonly columns?: readonly string[];
  /** A schema. */
  readonly schema?: string;
  /** A sequence, with its schema. */
  readonly sequence?: string;
  /** `true`: the source's database. */
  readonly database?: true;
  /** All tables that are in a schema when the set-up SQL runs. */
  readonly allTablesIn?: string;
  /** All sequences that are in a schema when the set-up SQL runs. */
  readonly allSequencesIn?: string;
  /** All tables that `createdBy` makes in a schema from then on (`ALTER DEFAULT PRIVILEGES`). */
  readonly futureTablesIn?: string;
  /** Whose future tables; without it, those of whoever runs the set-up SQL. */
  readonly createdBy?: Role;
}

/** Declares rights on a source's objects. The connector's own are granted without it. */
export function grant(name: string, options: GrantOptions): Grant {
  return declare("postgres.grant", name, options, grant, {});
}
