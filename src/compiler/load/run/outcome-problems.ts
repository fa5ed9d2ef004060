import { type Diagnostic, diagnosticOf } from "../../model/diagnostic.js";
import { DOES_NOT_LOAD, EXITS, NEVER_ENDS, OUT_OF_MEMORY, THROWS } from "../codes.js";
import type { RunOutcome } from "./config-thread.js";
import type { Failure } from "./worker-message.js";

/** What the user is told about a config that did not load. */
export function outcomeProblems(
  outcome: Exclude<RunOutcome, { outcome: "loaded" }>,
  timeLimitMs: number,
  packages: ReadonlyMap<string, string>,
): readonly Diagnostic[] {
  switch (outcome.outcome) {
    case "refused":
      return outcome.problems;
    case "threw":
      return [thrown(outcome.failure, packages)];
    case "exited": {
      const detail = `The config, or a package that it imports, called \`process.exit(${outcome.exitCode})\`. Throw an error instead.`;
      return [diagnosticOf(EXITS, { detail, at: originOf(outcome.site) })];
    }
    case "timed out": {
      const detail = `The config was still running after ${timeLimitMs / 1000} seconds. Does a loop not end, or an \`await\` get no answer?`;
      return [diagnosticOf(NEVER_ENDS, { detail })];
    }
    case "ran dry": {
      const detail =
        "The config awaits something that can no longer happen: nothing is left that could settle the promise. Is it ever resolved?";
      return [diagnosticOf(NEVER_ENDS, { detail })];
    }
    case "out of memory":
      return [diagnosticOf(OUT_OF_MEMORY, { detail: "The config used all the memory that its thread may have." })];
  }
}

function thrown(failure: Failure, packages: ReadonlyMap<string, string>): Diagnostic {
  const at = originOf(failure.site);
  if (failure.isImport) return diagnosticOf(DOES_NOT_LOAD, { detail: importDetail(failure.text, packages), at });
  const text = failure.isError
    ? failure.text
    : `It threw ${failure.text}, which is not an Error: throw \`new Error("…")\`.`;
  return diagnosticOf(THROWS, { detail: text === "" ? "The error has no message." : text, at });
}

/** Node speaks of URLs; the user knows the package by the name in the import. */
function importDetail(text: string, packages: ReadonlyMap<string, string>): string {
  const missing = /The requested module '(.+?)' does not provide an export named '(.+?)'/.exec(text);
  const named = /Named export '(.+?)' not found\. The requested module '(.+?)' is a CommonJS module/.exec(text);
  const url = missing?.[1] ?? named?.[2];
  const name = missing?.[2] ?? named?.[1];
  if (url === undefined || name === undefined) return text;
  const specifier = packages.get(url) ?? url;
  if (missing !== null) return `\`${specifier}\` has no export named \`${name}\`.`;
  return `\`${specifier}\` is a CommonJS module: import it whole (\`import it from "${specifier}"\`) and use \`it.${name}\`.`;
}

function originOf(site: Failure["site"]): Diagnostic["at"] {
  return site === undefined ? undefined : { site, path: [] };
}
