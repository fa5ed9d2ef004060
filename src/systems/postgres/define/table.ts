import { type Declared, declare } from "../../../compiler/model/declaration.js";
import type { Source } from "./source.js";

/** A table of a source. `Column` is the union of its columns' names. */
export interface Table<Column extends string = string> extends Declared<"postgres.table"> {
  /** The columns' names, in the table's order. */
  readonly columns: readonly Column[];
}

export interface TableOptions<Column extends string> {
  readonly source: Source;
  /**
   * Its name at the source, with its schema, where another table of the config has that name: `"public.orders"` of two
   * shards. Default: the name that it is declared by.
   */
  readonly table?: string;
  /**
   * PostgreSQL's own type of each column, as `CREATE TABLE` has it: `"numeric(12,2) not null"`,
   * `"timestamptz not null default now()"`, `"integer generated always as (a + b) stored"`.
   */
  readonly columns: { readonly [Name in Column]: string };
  readonly primaryKey: readonly NoInfer<Column>[];
  /**
   * What an update or delete writes of the old row: `"default"` (PostgreSQL's own) its primary key, `"full"` all of
   * it, `{ index }` the columns of a unique index. The set-up SQL sets it. `"nothing"` is refused for a table whose
   * rows change.
   */
  readonly replicaIdentity?:
    | "default"
    | "full"
    | "nothing"
    | { readonly index: string; readonly columns: readonly NoInfer<Column>[] };
  /** Columns with personal data. Whatever keeps or shows them must say why it may. Default none. */
  readonly personal?: readonly NoInfer<Column>[];
  /**
   * Columns that the table has and the pipeline does without. Of any other that the config does not name somebody is told
   * (`ColumnAdded`). Default none.
   */
  readonly leftOut?: readonly string[];
  /** What happens to its rows; e.g. `["insert"]` for a table that is only ever appended to. Default: all four. */
  readonly operations?: readonly ("insert" | "update" | "delete" | "truncate")[];
  /** Whether it is the root of a partitioned table: its partitions' changes come under its name. Default `false`. */
  readonly partitioned?: boolean;
  /** Only permanent tables are replicated: any other is refused. Default `"permanent"`. */
  readonly persistence?: "permanent" | "unlogged" | "temporary";
  /** Columns that its messages are keyed by, and so their order is kept by. Default: the primary key. */
  readonly messageKey?: readonly NoInfer<Column>[];
  /** The topic that its changes end in, where a transform of the source leads where only records tell. */
  readonly topic?: string;
}

/**
 * Declares a table of a source by its qualified name, e.g. `"public.orders"`. Tables of several sources that have one
 * name are declared by names of the config's own, each with the option `table`.
 */
export function table<const Column extends string>(name: string, options: TableOptions<Column>): Table<Column> {
  const columns = Object.keys(options?.columns ?? {}) as Column[];
  return declare("postgres.table", name, options, table, { columns });
}
