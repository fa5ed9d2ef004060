import type { Address } from "../../../compiler/model/address.js";

/** A column of a query's result that returns values of a column that it reads. */
export interface Carried {
  /** The result's own name for it; that of the column where only the engine knows it. */
  readonly name: string;
  /** The column, by its name in what is read. */
  readonly column: string;
  /** What is read. */
  readonly address: Address;
  /** The word in the query by which it comes. */
  readonly word: string;
}

/** The columns that are followed, of each object that a query may read. */
export type Followed = (address: Address) => ReadonlySet<string>;

export interface Reading {
  readonly followed: Followed;
  readonly byName: ReadonlyMap<string, Address>;
}
