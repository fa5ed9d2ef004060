import { type Declared, declare } from "../../../compiler/model/declaration.js";
import type { Sql } from "../../../compiler/model/sql-template.js";
import type { Source } from "./source.js";
import type { Table } from "./table.js";

/** A publication of a source's tables. */
export interface Publication extends Declared<"postgres.publication"> {}

export interface PublicationOptions {
  readonly source: Source;
  /** The tables whose changes are published, whole or in part. The heartbeat and signal tables are added. */
  readonly tables?: readonly (Table | PublishedTable)[];
  /** Publish every table of these schemas, later ones too (`FOR TABLES IN SCHEMA`; PostgreSQL 15, a superuser). */
  readonly schemas?: readonly string[];
  /** Publish every table of the database, later ones too (`FOR ALL TABLES`; a superuser). Default `false`. */
  readonly forAllTables?: boolean;
  /**
   * What is published (`publish`). Updates and inserts have to be: the heartbeat is one. Default: all four. A table
   * that is read must say by its own `operations` that it has none of those left out.
   */
  readonly operations?: readonly ("insert" | "update" | "delete" | "truncate")[];
  /** Publish a partitioned table's changes under its own name. Default true. */
  readonly viaPartitionRoot?: boolean;
}

/** A table of which a part is published. From PostgreSQL 15 on. */
export interface PublishedTable {
  /** The table that is published. */
  readonly table: Table;
  /** The columns that are published; the connector's role may read only these. Default: all. */
  readonly columns?: readonly string[];
  /** The rows that are published, as `` sql`…` `` (`WHERE`); snapshots read only these, too. Default: all. */
  readonly where?: Sql;
}

/** Declares a source's publication by hand; without it the compiler makes one of all tables that are read. */
export function publication(name: string, options: PublicationOptions): Publication {
  return declare("postgres.publication", name, options, publication, {});
}
