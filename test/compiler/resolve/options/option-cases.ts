import type { Json, JsonObject } from "../../../../src/compiler/model/json.js";
import { MISSING_OPTION } from "../../../../src/compiler/resolve/codes.js";

/** Options that one is put over the good ones (`undefined` takes it out), and what is told: `code place detail`. */
export type OptionCase = readonly [Readonly<Record<string, Json | undefined>>, ...string[]];

/** By kind, options that it accepts, and what it does not. */
export type OptionCases = Readonly<Record<string, { readonly good: JsonObject; readonly bad: readonly OptionCase[] }>>;

export const SOURCE = { $ref: "postgres.source/shop" };
export const TABLE = { $ref: "postgres.table/public.base" };
export const SQL = { $sql: ["SELECT 1 AS x"] };

export function added(detail: string): string {
  return `${detail} ${MISSING_OPTION.mend}`;
}
