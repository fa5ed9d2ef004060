import { createHash } from "node:crypto";
import type { LocatedDiagnostic } from "../located.js";
import { type RepositoryOptions, repositoryPath } from "./repository-path.js";

export interface GitlabOptions extends RepositoryOptions {
  /** The file that is named where a diagnostic has no place: GitLab wants one for each. */
  readonly configFile: string;
}

/** Diagnostics as a Code Quality report: GitLab compares it with the target branch's in a merge request. */
export function printGitlab(diagnostics: readonly LocatedDiagnostic[], options: GitlabOptions): string {
  const occurrences = new Map<string, number>();
  const issues = diagnostics.map((diagnostic) => {
    const path = repositoryPath(diagnostic.location?.file ?? options.configFile, options);
    const identity = JSON.stringify([diagnostic.code, path, diagnostic.resource ?? null, diagnostic.detail]);
    const occurrence = occurrences.get(identity) ?? 0;
    occurrences.set(identity, occurrence + 1);
    return {
      description: `${diagnostic.summary}. ${diagnostic.detail}`,
      check_name: diagnostic.code,
      fingerprint: fingerprintOf(identity, occurrence),
      severity: diagnostic.severity === "error" ? "major" : "minor",
      location: { path, lines: { begin: diagnostic.location?.line ?? 1 } },
    };
  });
  return `${JSON.stringify(issues, null, 2)}\n`;
}

/** The same while lines move: it knows what is wrong with what, and counts where that is the same several times. */
function fingerprintOf(identity: string, occurrence: number): string {
  return createHash("sha256").update(`${identity}#${occurrence}`).digest("hex");
}
