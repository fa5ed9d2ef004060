import { loadCodes } from "./compiler/load/codes.js";
import type { DiagnosticCode } from "./compiler/model/diagnostic.js";
import type { System } from "./compiler/model/system.js";
import { resolveCodes } from "./compiler/resolve/codes.js";
import { core } from "./registry/core.js";
import { deploying } from "./registry/deploying.js";
import { inOrder } from "./registry/order.js";
import { watching } from "./registry/watching.js";
import { engineCodes } from "./systems/clickhouse/proof/codes.js";
import { writeCodes } from "./write/codes.js";

/** Every system and pattern. A new one is its folder, a line in its part, and its place in the order. */
export const systems: readonly System[] = inOrder([...core, ...watching, ...deploying]);

/** Every code that a diagnostic can have: those of the rules with their cases, then those of the stages. */
export function allCodes(): readonly (DiagnosticCode & { readonly failing?: string; readonly passing?: string })[] {
  return [
    ...systems.flatMap((system) => system.rules),
    ...engineCodes,
    ...resolveCodes,
    ...loadCodes,
    ...writeCodes,
  ].sort((left, right) => (left.code < right.code ? -1 : 1));
}
