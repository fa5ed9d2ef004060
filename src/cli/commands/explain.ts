import type { Compilation } from "../../compilation.js";
import { nearest } from "../../compiler/model/nearest.js";
import { attempt } from "../attempt.js";
import { compileConfig } from "../compile-config.js";
import { codeText } from "../explaining/explain-code.js";
import { type FileAccount, fileAccount, fileText } from "../explaining/explain-file.js";
import { type ResourceAccount, resourceAccount, resourceText } from "../explaining/explain-resource.js";
import { type Subject, subjectOf } from "../explaining/explain-subject.js";
import type { CommonOptions } from "../options.js";
import type { DocumentedCode, Services } from "../services.js";
import { printDiagnostics } from "../terminal/print-diagnostics.js";
import { textOf } from "../terminal/print-options.js";
import { progressReport } from "../terminal/progress.js";

export interface ExplainOptions extends CommonOptions {
  /** An address, a name, a diagnostic's code or a generated file. */
  readonly subject: string;
}

/** Tells what a resource, a diagnostic's code or a generated file is about. */
export async function explain(options: ExplainOptions, services: Services): Promise<number> {
  const codes = await services.allCodes();
  const code = codes.find((each) => each.code === options.subject);
  if (code !== undefined) return explainCode(code, options, services);
  const progress = progressReport(services.terminal, options.quiet || options.json);
  const compiled = await attempt(() => compileConfig(options, "asked", services, progress));
  if (!compiled.ok) {
    await printDiagnostics(compiled.diagnostics, undefined, textOf({ ...options, quiet: false }, services), services);
    tellNearest(options.subject, codes, services);
    return 1;
  }
  try {
    return explainInPipeline(compiled.value, codes, options, services);
  } finally {
    compiled.value.sources.close();
  }
}

function explainCode(code: DocumentedCode, options: ExplainOptions, { terminal }: Services): number {
  terminal.out(options.json ? json("code", code) : codeText(code, terminal.outColors));
  return 0;
}

function explainInPipeline(
  compilation: Compilation,
  codes: readonly DocumentedCode[],
  options: ExplainOptions,
  services: Services,
): number {
  const { terminal } = services;
  const subject = subjectOf(options.subject, compilation, [terminal.folder, options.out], options.out);
  const account = accountOf(subject, compilation, options, services);
  if (account !== undefined) {
    terminal.out(options.json ? json(account.kind, account.account) : account.text);
    return 0;
  }
  if (subject.kind === "ambiguous") {
    const several = subject.addresses.map((address) => `  ${address}\n`).join("");
    terminal.err(`headrace: several resources are named \`${options.subject}\`:\n${several}`);
    return 1;
  }
  const { pipeline, artifacts } = compilation;
  tellNearest(options.subject, codes, services, [
    ...pipeline.resources.keys(),
    ...[...pipeline.resources.values()].map((resource) => resource.name),
    ...artifacts.map((artifact) => artifact.path),
  ]);
  return 1;
}

type Account =
  | { readonly kind: "resource"; readonly account: ResourceAccount; readonly text: string }
  | { readonly kind: "file"; readonly account: FileAccount; readonly text: string };

function accountOf(
  subject: Subject,
  compilation: Compilation,
  { out }: ExplainOptions,
  { terminal }: Services,
): Account | undefined {
  if (subject.kind === "resource") {
    const account = resourceAccount(subject.resource, compilation, out, terminal.folder);
    return { kind: "resource", account, text: resourceText(account, terminal.outColors) };
  }
  if (subject.kind === "file") {
    const account = fileAccount(subject.artifact, compilation, out, terminal.folder);
    return { kind: "file", account, text: fileText(account, terminal.outColors) };
  }
  return undefined;
}

function json(kind: string, account: object): string {
  return `${JSON.stringify({ version: 1, [kind]: account }, null, 2)}\n`;
}

function tellNearest(
  subject: string,
  codes: readonly DocumentedCode[],
  { terminal }: Services,
  names: readonly string[] = [],
): void {
  const found = nearest(subject, [...names, ...codes.map((code) => code.code)]);
  const hint = found === undefined ? "" : ` Did you mean \`${found}\`?`;
  terminal.err(`headrace: \`${subject}\` is no resource, generated file or diagnostic's code.${hint}\n`);
}
