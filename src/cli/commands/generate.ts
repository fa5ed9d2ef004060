import { appendFileSync } from "node:fs";
import type { Output } from "../../compilation.js";
import type { Diagnostic } from "../../compiler/model/diagnostic.js";
import { type Comparison, compareFolder, type Desired, isUpToDate } from "../../write/compare.js";
import { interruptionOf } from "../../write/refusals.js";
import { writeFolder } from "../../write/write.js";
import { attempt, hasErrors } from "../attempt.js";
import { outputOfConfig } from "../compile-config.js";
import { differenceLines } from "../generating/generate-differences.js";
import { type ChangedFile, changedFiles, differingFiles } from "../generating/generate-files.js";
import { summaryLines } from "../generating/generate-summary.js";
import { proofLine } from "../generating/proof-line.js";
import type { CommonOptions } from "../options.js";
import type { Services } from "../services.js";
import { diagnosticsJson, printDiagnostics } from "../terminal/print-diagnostics.js";
import { textOf } from "../terminal/print-options.js";
import { type ProgressReport, progressReport } from "../terminal/progress.js";
import { shownPath } from "../terminal/shown-path.js";
import { version } from "../version.js";

export interface GenerateOptions extends CommonOptions {
  /** Write nothing; say what would change, by exit code 2. */
  readonly check: boolean;
  readonly force: boolean;
  readonly trustLock: boolean;
}

interface Outcome {
  readonly compilation: Output | undefined;
  /** Undefined when it did not come to it. */
  readonly changed: readonly ChangedFile[] | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Compiles the config and makes the output folder hold the result; with `check`, only compares. */
export async function generate(options: GenerateOptions, services: Services): Promise<number> {
  const progress = progressReport(services.terminal, options.quiet || options.json);
  const { compilation, changed, diagnostics } = await produce(options, services, progress);
  progress.end();
  const failed = changed === undefined || hasErrors(diagnostics);
  if (!failed) tellWorkflow(services, changed.length > 0);
  if (options.json) {
    const shown = await diagnosticsJson(diagnostics, compilation?.sources);
    const result = { version: 1, changed: changed ?? [], proof: compilation?.proof ?? null, diagnostics: shown };
    services.terminal.out(`${JSON.stringify(result, null, 2)}\n`);
  } else {
    await printDiagnostics(diagnostics, compilation?.sources, textOf(options, services), services);
    if (!failed && !options.quiet && compilation !== undefined) tell(options, changed, compilation, services);
  }
  compilation?.sources.close();
  if (failed) return 1;
  return options.check && changed.length > 0 ? 2 : 0;
}

async function produce(options: GenerateOptions, services: Services, progress: ProgressReport): Promise<Outcome> {
  const trust = options.trustLock ? "asked" : options.check ? "never" : "locally";
  const compiled = await attempt(() => outputOfConfig(options, trust, true, services, progress));
  if (!compiled.ok) return { compilation: undefined, changed: undefined, diagnostics: compiled.diagnostics };
  const compilation = compiled.value;
  if (hasErrors(compilation.diagnostics)) {
    return { compilation, changed: undefined, diagnostics: compilation.diagnostics };
  }
  const done = await attempt(() => settle(options, desiredOf(compilation), services, progress));
  if (!done.ok) {
    return { compilation, changed: undefined, diagnostics: [...compilation.diagnostics, ...done.diagnostics] };
  }
  const { changed, diagnostics } = done.value;
  return { compilation, changed, diagnostics: [...compilation.diagnostics, ...diagnostics] };
}

/** Writes, or only compares. */
async function settle(
  options: GenerateOptions,
  desired: Desired,
  services: Services,
  progress: ProgressReport,
): Promise<{ changed: readonly ChangedFile[]; diagnostics: readonly Diagnostic[] }> {
  if (options.check) {
    const comparison = await compareFolder(options.out, desired);
    return { changed: differingFiles(comparison), diagnostics: lookingAt(comparison) };
  }
  const { interruption } = services;
  const written = await interruption.shielding(() =>
    writeFolder(options.out, desired, {
      force: options.force,
      signal: interruption.signal,
      onProgress: (done, total) => progress.enter("write", done, total),
    }),
  );
  return { changed: changedFiles(written.changes, written.lock), diagnostics: written.diagnostics };
}

/** What a comparison has to say besides the changes: nothing, when all is well. */
function lookingAt(comparison: Comparison): readonly Diagnostic[] {
  return isUpToDate(comparison) ? [] : interruptionOf(comparison);
}

export function desiredOf(compilation: Output): Desired {
  const { pipeline, artifacts, memory } = compilation;
  return { pipeline: pipeline.name, headrace: version, artifacts, memory };
}

function tell(options: GenerateOptions, changed: readonly ChangedFile[], { proof }: Output, services: Services) {
  const { terminal } = services;
  const out = shownPath(options.out, terminal.folder);
  const lines = options.check
    ? differenceLines(changed, out, shownPath(options.configPath, terminal.folder), terminal.outColors)
    : summaryLines(changed, out, terminal.outColors);
  terminal.out(`${[...lines, proofLine(proof)].join("\n")}\n`);
}

/** GitHub Actions reads what a step found from this file. */
export function tellWorkflow({ terminal }: Services, changed: boolean): void {
  const path = terminal.environment.GITHUB_OUTPUT;
  if (path !== undefined && path !== "") appendFileSync(path, `changed=${changed}\n`);
}
