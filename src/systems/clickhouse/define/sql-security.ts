import type { Declared } from "../../../compiler/model/declaration.js";

/** As whom a view reads what it reads. */
export interface SqlSecurityOptions {
  /**
   * `SQL SECURITY`: as the one who reads the view (`"INVOKER"`), as `definer`, or without any check (`"NONE"`).
   * Default: the server's.
   */
  readonly sqlSecurity?: "INVOKER" | "DEFINER" | "NONE";
  /** `DEFINER`: the user's constant or name, `"CURRENT_USER"` for whoever makes the view. Makes `sqlSecurity` `"DEFINER"`. */
  readonly definer?: Declared<"clickhouse.user"> | string;
}
