import type { LocatedDiagnostic } from "../../compiler/diagnose/located.js";
import type { Sources } from "../../compiler/load/sources.js";
import type { Diagnostic } from "../../compiler/model/diagnostic.js";
import { isJsonObject } from "../../compiler/model/json.js";
import type { Services } from "../services.js";
import { version } from "../version.js";
import type { DiagnosticFormat } from "./diagnostic-formats.js";
import { folderInRepository } from "./repository-folder.js";

export interface PrintOptions {
  readonly format: DiagnosticFormat;
  /** Errors only. */
  readonly quiet: boolean;
  /** As the user would type it: named where a report wants a file for what has no place. */
  readonly configFile: string;
}

/** Prints diagnostics: as text to the standard error, for machines to the standard output. */
export async function printDiagnostics(
  diagnostics: readonly Diagnostic[],
  sources: Sources | undefined,
  options: PrintOptions,
  services: Services,
): Promise<void> {
  const { terminal } = services;
  const { format, quiet } = options;
  const wanted = quiet ? diagnostics.filter((each) => each.severity === "error") : diagnostics;
  if (wanted.length === 0 && format === "text") return;
  const text = await printed(await locate(wanted, sources), options, services);
  if (format === "text") terminal.err(text);
  else terminal.out(text);
}

/** Diagnostics as they stand in the JSON of any command: like those of `check --json`. */
export async function diagnosticsJson(
  diagnostics: readonly Diagnostic[],
  sources: Sources | undefined,
): Promise<unknown> {
  const { printJson } = await import("../../compiler/diagnose/print/json.js");
  const value: unknown = JSON.parse(printJson(await locate(diagnostics, sources)));
  return isJsonObject(value) ? value.diagnostics : [];
}

/** Without sources (the config could not be loaded, or was not asked) the places that diagnostics carry are used. */
async function locate(
  diagnostics: readonly Diagnostic[],
  sources: Sources | undefined,
): Promise<readonly LocatedDiagnostic[]> {
  const { locateDiagnostics } = await import("../../compiler/diagnose/located.js");
  if (sources !== undefined) return locateDiagnostics(diagnostics, sources);
  const { fileSources } = await import("../../compiler/load/file-sources.js");
  return locateDiagnostics(
    diagnostics.map((each) => ({ ...each, at: undefined, related: [] })),
    fileSources(),
  );
}

/** Each printer is loaded when it is asked for. */
async function printed(
  diagnostics: readonly LocatedDiagnostic[],
  { format, configFile }: PrintOptions,
  { terminal, allCodes }: Services,
): Promise<string> {
  const repository = { folderInRepository: folderInRepository(terminal.folder) };
  switch (format) {
    case "text": {
      const { printText } = await import("../../compiler/diagnose/print/text.js");
      return printText(diagnostics, { colors: terminal.errColors, width: terminal.width });
    }
    case "json":
      return (await import("../../compiler/diagnose/print/json.js")).printJson(diagnostics);
    case "github":
      return (await import("../../compiler/diagnose/print/github.js")).printGithub(diagnostics, repository);
    case "sarif": {
      const { printSarif } = await import("../../compiler/diagnose/print/sarif.js");
      return printSarif(diagnostics, { ...repository, version, codes: await allCodes() });
    }
    case "gitlab":
      return (await import("../../compiler/diagnose/print/gitlab.js")).printGitlab(diagnostics, {
        ...repository,
        configFile,
      });
  }
}
