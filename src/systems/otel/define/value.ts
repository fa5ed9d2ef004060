import type { Declared } from "../../../compiler/model/declaration.js";
import type { Secret } from "../../../compiler/model/secret.js";

/**
 * A value in a component's config. A secret is looked up in the collector's environment. A constant is written as its
 * name: of a topic, a database, a table without its database.
 */
export type Value =
  | string
  | number
  | boolean
  | null
  | Secret
  | Declared
  | readonly Value[]
  | { readonly [option: string]: Value | undefined };

/** What a component takes as a text: written out, looked up, or the name of what the pipeline has. */
export type Text = string | Secret | Declared;

/** A number, or where it is looked up: `"${env:BATCH_SIZE}"`. */
export type Amount = number | `\${${string}}`;

/** True or false, or where it is looked up. */
export type Flag = boolean | `\${${string}}`;
