import type { Column } from "../../compiler/model/column.js";

/** What is remembered or found of one object, by its id. */
export interface ProofEntry {
  readonly content: string;
  readonly columns?: readonly Column[];
}
