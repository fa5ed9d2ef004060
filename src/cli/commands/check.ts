import type { Compilation } from "../../compilation.js";
import type { Diagnostic } from "../../compiler/model/diagnostic.js";
import { attempt, hasErrors } from "../attempt.js";
import { compileConfig } from "../compile-config.js";
import { proofLine } from "../generating/proof-line.js";
import type { CommonOptions } from "../options.js";
import type { Services } from "../services.js";
import { count } from "../terminal/count.js";
import type { DiagnosticFormat } from "../terminal/diagnostic-formats.js";
import { printDiagnostics } from "../terminal/print-diagnostics.js";
import { textOf } from "../terminal/print-options.js";
import { progressReport } from "../terminal/progress.js";

export interface CheckOptions extends CommonOptions {
  readonly format: DiagnosticFormat;
  readonly trustLock: boolean;
}

/** Compiles the config and tells what is wrong with it; writes nothing. */
export async function check(options: CheckOptions, services: Services): Promise<number> {
  const { terminal } = services;
  const progress = progressReport(terminal, options.quiet || options.format !== "text");
  const trust = options.trustLock ? "asked" : "locally";
  const compiled = await attempt(() => compileConfig(options, trust, services, progress));
  const compilation = compiled.ok ? compiled.value : undefined;
  const diagnostics = compiled.ok ? compiled.value.diagnostics : compiled.diagnostics;
  const print = { ...textOf(options, services), format: options.format };
  await printDiagnostics(diagnostics, compilation?.sources, print, services);
  compilation?.sources.close();
  const failed = compilation === undefined || hasErrors(diagnostics);
  if (!failed && options.format === "text" && !options.quiet) terminal.out(verdict(compilation, diagnostics));
  return failed ? 1 : 0;
}

function verdict({ pipeline, proof }: Compilation, diagnostics: readonly Diagnostic[]): string {
  const environment = pipeline.environment === undefined ? "" : ` (${pipeline.environment})`;
  const warnings = diagnostics.length === 0 ? "no problems" : count(diagnostics.length, "warning");
  const resources = count(pipeline.resources.size, "resource");
  return `${pipeline.name}${environment}: ${resources}, ${warnings}\n${proofLine(proof)}\n`;
}
