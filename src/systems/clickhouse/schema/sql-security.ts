import { z } from "zod";
import type { Reference } from "../../../compiler/model/reference.js";
import { nonEmptyText, oneOf, reference } from "../../../compiler/resolve/shapes.js";

export const sqlSecurity = {
  sqlSecurity: oneOf(["INVOKER", "DEFINER", "NONE"]).optional(),
  definer: z
    .union([reference("clickhouse.user"), nonEmptyText], {
      error: "must be the constant of a clickhouse.user, or a user's name",
    })
    .optional(),
};

export interface SqlSecuritySpec {
  readonly sqlSecurity?: "INVOKER" | "DEFINER" | "NONE" | undefined;
  readonly definer?: Reference | string | undefined;
}

export const contradiction = {
  path: ["definer"],
  error: 'is for `sqlSecurity: "DEFINER"`: otherwise nobody reads as that user',
};

export function isConsistent({ sqlSecurity, definer }: SqlSecuritySpec): boolean {
  return definer === undefined || sqlSecurity === undefined || sqlSecurity === "DEFINER";
}
