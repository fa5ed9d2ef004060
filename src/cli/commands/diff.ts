import type { Output } from "../../compilation.js";
import type { Diagnostic } from "../../compiler/model/diagnostic.js";
import { type Comparison, compareFolder } from "../../write/compare.js";
import { interruptionOf } from "../../write/refusals.js";
import { attempt, hasErrors } from "../attempt.js";
import { type FileDiff, fileDiffs, keptFiles } from "../comparing/diff-files.js";
import { diffSummary, diffText } from "../comparing/diff-text.js";
import { outputOfConfig } from "../compile-config.js";
import type { CommonOptions } from "../options.js";
import type { Services } from "../services.js";
import { diagnosticsJson, printDiagnostics } from "../terminal/print-diagnostics.js";
import { textOf } from "../terminal/print-options.js";
import { type ProgressReport, progressReport } from "../terminal/progress.js";
import { shownPath } from "../terminal/shown-path.js";
import { desiredOf, tellWorkflow } from "./generate.js";

export interface DiffOptions extends CommonOptions {
  /** Exit with 2 when there are changes. */
  readonly exitCode: boolean;
  readonly trustLock: boolean;
}

interface Outcome {
  readonly compilation: Output | undefined;
  readonly comparison: Comparison | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Shows what `generate` would change in the output folder; writes nothing. */
export async function diff(options: DiffOptions, services: Services): Promise<number> {
  const { terminal } = services;
  const progress = progressReport(terminal, options.quiet || options.json);
  const { compilation, comparison, diagnostics } = await compare(options, services, progress);
  progress.end();
  const files = comparison === undefined ? [] : fileDiffs(comparison);
  const kept = comparison === undefined ? [] : keptFiles(comparison);
  const failed = comparison === undefined || hasErrors(diagnostics);
  const changed = files.length > 0 || comparison?.lock.kind !== "unchanged";
  if (options.json) {
    const shown = await diagnosticsJson(diagnostics, compilation?.sources);
    const lock = comparison?.lock.kind ?? null;
    const summary = failed ? null : diffSummary(files);
    const result = { version: 1, files: files.map(plain), kept, lock, summary, diagnostics: shown };
    terminal.out(`${JSON.stringify(result, null, 2)}\n`);
  } else {
    await printDiagnostics(diagnostics, compilation?.sources, textOf(options, services), services);
    if (!failed && !options.quiet) {
      const out = shownPath(options.out, terminal.folder);
      terminal.out(diffText(files, kept, comparison.lock.kind, out, terminal.outColors));
    }
  }
  compilation?.sources.close();
  if (failed) return 1;
  tellWorkflow(services, changed);
  return options.exitCode && changed ? 2 : 0;
}

async function compare(options: DiffOptions, services: Services, progress: ProgressReport): Promise<Outcome> {
  const trust = options.trustLock ? "asked" : "locally";
  const compiled = await attempt(() => outputOfConfig(options, trust, false, services, progress));
  if (!compiled.ok) return { compilation: undefined, comparison: undefined, diagnostics: compiled.diagnostics };
  const compilation = compiled.value;
  const { diagnostics } = compilation;
  if (hasErrors(diagnostics)) return { compilation, comparison: undefined, diagnostics };
  const compared = await attempt(() => compareFolder(options.out, desiredOf(compilation)));
  if (!compared.ok)
    return { compilation, comparison: undefined, diagnostics: [...diagnostics, ...compared.diagnostics] };
  const comparison = compared.value;
  return { compilation, comparison, diagnostics: [...diagnostics, ...interruptionOf(comparison)] };
}

function plain({ path, kind, note, resources, linesAdded, linesRemoved, patch }: FileDiff): object {
  return { path, kind, note: note ?? null, resources, linesAdded, linesRemoved, patch: patch.join("\n") };
}
