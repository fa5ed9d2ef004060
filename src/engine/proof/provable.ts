import type { Address } from "../../compiler/model/address.js";
import type { Column } from "../../compiler/model/column.js";
import type { StatementFailure } from "../failure.js";

/** An object to be proven: the statement that makes it, and what must be there first. */
export interface Provable {
  readonly id: string;
  /** Whom a failure is reported to. */
  readonly address: Address;
  /** Its qualified name, as SQL. */
  readonly name: string;
  /** The ids of the objects that it needs, each of which comes earlier. */
  readonly needs: readonly string[];
  /** A query whose columns must be known before the statement can be written. */
  readonly columnsOf?: string;
  /** The statement, reaching for no other server. */
  readonly create: (columns: readonly Column[]) => string;
  /**
   * Whether the engine makes it, only parses its statement, or makes nothing and tells the columns of `columnsOf`.
   * Default `"executed"`.
   */
  readonly judged?: "executed" | "parsed" | "described";
  /** What the engine makes instead of what it only parses, for all that needs it. */
  readonly standIn?: (columns: readonly Column[]) => string;
  /** A view: the engine is asked what columns it has. */
  readonly isView: boolean;
  /** A view's name as ClickHouse lists it: all such views are asked for at once, when everything is there. */
  readonly listed?: { readonly database: string; readonly name: string };
  /** A refused statement without what it was refused for, to learn what else is wrong; `undefined` when it can't be told. */
  readonly further?: (statement: string, failure: StatementFailure) => string | undefined;
}

export interface ProofFailure extends StatementFailure {
  readonly provable: Provable;
  /** What was refused. */
  readonly statement: string;
}
