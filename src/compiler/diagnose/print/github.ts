import type { LocatedDiagnostic } from "../located.js";
import { type RepositoryOptions, repositoryPath } from "./repository-path.js";

/** Diagnostics as workflow commands: GitHub Actions shows each beside its line in the pull request. */
export function printGithub(diagnostics: readonly LocatedDiagnostic[], options: RepositoryOptions = {}): string {
  return diagnostics.map((diagnostic) => `${command(diagnostic, options)}\n`).join("");
}

function command(diagnostic: LocatedDiagnostic, options: RepositoryOptions): string {
  const { severity, location, code, summary, detail, related } = diagnostic;
  const properties: string[] = [];
  if (location !== undefined) {
    properties.push(`file=${escapeProperty(repositoryPath(location.file, options))}`);
    properties.push(`line=${location.line}`, `col=${location.column}`);
  }
  properties.push(`title=${escapeProperty(`${code}: ${summary}`)}`);
  const notes = related.map((each) => `${each.location.file}:${each.location.line}: ${each.note}`);
  return `::${severity} ${properties.join(",")}::${escapeMessage([detail, ...notes].join("\n"))}`;
}

/** What follows the second `::`: to the end of the line. */
export function escapeMessage(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

/** A property's value, which a comma or a colon would end. */
export function escapeProperty(text: string): string {
  return escapeMessage(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
