import { type Declared, declare } from "../../../../compiler/model/declaration.js";
import type { Sql } from "../../../../compiler/model/sql-template.js";
import type { DictionaryLayout } from "./layout.js";
import type { DictionarySource } from "./source.js";

/** Rows by key, kept in memory, for `dictGet`. In SQL it stands for its name: `` sql`dictGet(${countries}, 'name', id)` ``. */
export interface Dictionary<Column extends string = string> extends Declared<"clickhouse.dictionary"> {
  readonly columns: readonly Column[];
}

/** A column's type, or its type with what else belongs to it. */
export type DictionaryColumn = string | DictionaryColumnOptions;

export interface DictionaryColumnOptions {
  /** ClickHouse's own type. */
  readonly type: string;
  /** What `dictGet` gives for a key that is not there. Default that of the type. */
  readonly default?: string | number | boolean;
  /** Computes the attribute from columns of the source. */
  readonly expression?: Sql;
  /** The key of the row above: for `dictGetHierarchy`, `dictIsIn`. Default `false`. */
  readonly hierarchical?: boolean;
  /** Of a hierarchy: whether it can be gone down as well, for `dictGetChildren`. Default `false`. */
  readonly bidirectional?: boolean;
  /** No two keys have the same value, so that GROUP BY need not look it up for each row. Default `false`. */
  readonly injective?: boolean;
  /** In MongoDB it is an ObjectID. Default `false`. */
  readonly isObjectId?: boolean;
  /** It holds personal data: a view that looks it up must say why it may. Default `false`. */
  readonly personal?: boolean;
}

export interface DictionaryOptions<Column extends string> {
  /** By name, in order: the key's columns and the attributes. */
  readonly columns: { readonly [Name in Column]: DictionaryColumn };
  /** The key: one column for the plain layouts, one or more for the `complex_key` ones. */
  readonly primaryKey: readonly NoInfer<Column>[];
  /** Where the rows come from. */
  readonly source: DictionarySource;
  /** How they are kept. */
  readonly layout: DictionaryLayout;
  /** Of `range_hashed`: the columns between which a row holds. */
  readonly range?: { readonly min: NoInfer<Column>; readonly max: NoInfer<Column> };
  /** After how many seconds it is loaded again: at once, or spread between two; 0 for never. Not for `direct`. */
  readonly lifetime?: number | { readonly min: number; readonly max: number };
  /** Settings of the queries that load it. */
  readonly settings?: Readonly<Record<string, string | number | boolean>>;
  /** The cluster that it is made on, by `ON CLUSTER`. */
  readonly cluster?: Declared<"clickhouse.cluster">;
  readonly comment?: string;
}

/** Declares a dictionary by its qualified name. It is replaced whenever it is made again: it keeps nothing of its own. */
export function dictionary<const Column extends string>(
  name: string,
  options: DictionaryOptions<Column>,
): Dictionary<Column> {
  const columns = Object.keys(options?.columns ?? {}) as Column[];
  return declare("clickhouse.dictionary", name, options, dictionary, { columns });
}
