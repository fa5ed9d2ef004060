import { type Declared, declare } from "../../../compiler/model/declaration.js";
import type { Source } from "./source.js";
import type { Table } from "./table.js";

/** A publication of a source's tables. */
export interface Publication extends Declared<"postgres.publication"> {}

export interface PublicationOptions {
  readonly source: Source;
  /** The tables whose changes are published. */
  readonly tables: readonly Table[];
  /** Publish a partitioned table's changes under its own name. Default true. */
  readonly viaPartitionRoot?: boolean;
}

/** Declares a source's publication by hand; without it the compiler makes one of all tables that are read. */
export function publication(name: string, options: PublicationOptions): Publication {
  return declare("postgres.publication", name, options, publication, {});
}
