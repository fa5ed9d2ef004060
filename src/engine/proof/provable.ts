import type { Address } from "../../compiler/model/address.js";
import type { Column } from "../../compiler/model/column.js";

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
  /** A view: the engine is asked what columns it has. */
  readonly isView: boolean;
}

export interface ProofFailure {
  readonly provable: Provable;
  /** ClickHouse's own error number. */
  readonly code: number;
  readonly message: string;
}
