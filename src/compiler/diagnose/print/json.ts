import type { LocatedDiagnostic, Location } from "../located.js";

/** Diagnostics as JSON. `version` is that of this form: within it, properties are only added. */
export function printJson(diagnostics: readonly LocatedDiagnostic[]): string {
  const shown = diagnostics.map(({ code, severity, summary, detail, location, resource, related }) => ({
    code,
    severity,
    summary,
    detail,
    location: locationOf(location),
    resource: resource ?? null,
    related: related.map((each) => ({ note: each.note, location: locationOf(each.location) })),
  }));
  return `${JSON.stringify({ version: 1, diagnostics: shown }, null, 2)}\n`;
}

function locationOf(location: Location | undefined): { file: string; line: number; column: number } | null {
  return location === undefined ? null : { file: location.file, line: location.line, column: location.column };
}
