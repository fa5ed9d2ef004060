import { type Diagnostic, type DiagnosticCode, diagnosticOf } from "../compiler/model/diagnostic.js";
import type { ChangeKind } from "./changes.js";
import { EDITED_BY_HAND, EDITED_KEPT, IN_THE_WAY, INTERRUPTED, NOT_OURS } from "./codes.js";
import type { Comparison } from "./compare.js";
import { listPaths } from "./list-paths.js";

/** Why a folder can't be written as it is; empty when it can. Obstacles are refused whatever is forced. */
export function refusalsOf(comparison: Comparison, force: boolean): readonly Diagnostic[] {
  const obstacles = [...new Set(comparison.obstacles.map(({ by, what }) => `${by} (${what})`))];
  const found = told(IN_THE_WAY, "Move these away", obstacles);
  if (force) return found;
  return [
    ...found,
    ...told(EDITED_BY_HAND, "Nothing was written. These differ from what the lock remembers", of(comparison, "edited")),
    ...told(NOT_OURS, "Nothing was written. These are not in the lock", of(comparison, "foreign")),
  ];
}

/** What the user is told besides. */
export function warningsOf(comparison: Comparison, force: boolean): readonly Diagnostic[] {
  const kept = comparison.files.filter((file) => file.kind === "edited" && file.artifact === undefined);
  return force
    ? told(
        EDITED_KEPT,
        "These are yours from now on",
        kept.map((file) => file.path),
      )
    : [];
}

/** That an earlier run did not finish, for the commands that only look. */
export function interruptionOf(comparison: Comparison): readonly Diagnostic[] {
  if (comparison.journal === undefined) return [];
  const count = comparison.journal.size;
  const detail = `It was to write ${count} ${count === 1 ? "file" : "files"} in ${comparison.folder}, and may still be at it. Run \`headrace generate\` to complete it.`;
  return [diagnosticOf(INTERRUPTED, { detail })];
}

function of(comparison: Comparison, kind: ChangeKind): string[] {
  return comparison.files.filter((file) => file.kind === kind).map((file) => file.path);
}

function told(code: DiagnosticCode, intro: string, paths: readonly string[]): Diagnostic[] {
  return paths.length === 0 ? [] : [diagnosticOf(code, { detail: `${intro}:\n${listPaths(paths)}\n${code.mend}` })];
}
