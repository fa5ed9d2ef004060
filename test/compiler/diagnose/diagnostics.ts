import type { LocatedDiagnostic, Location } from "../../../src/compiler/diagnose/located.js";

export function location(source: string | undefined, line: number, column: number, length: number): Location {
  return { file: "pipeline.config.ts", line, column, length, source };
}

/** A diagnostic to print; what a test is about is given. */
export function diagnostic(given: Partial<LocatedDiagnostic> = {}): LocatedDiagnostic {
  return {
    code: "clickhouse/unknown-column",
    severity: "error",
    summary: "ORDER BY names a column that is not there",
    detail: "analytics.orders has no column `idd`. Did you mean `id`?",
    resource: "clickhouse.table/analytics.orders",
    location: location('  orderBy: ["idd"],', 24, 13, 5),
    related: [],
    ...given,
  };
}

export const WARNING = diagnostic({
  code: "resolve/unreached",
  severity: "warning",
  summary: "A resource is listed nowhere",
  detail: "postgres.table/a is not reached, 100%: list it,\nor remove it.",
  resource: "postgres.table/a",
  location: undefined,
});
