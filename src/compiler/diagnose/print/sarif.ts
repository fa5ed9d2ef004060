import type { DiagnosticCode } from "../../model/diagnostic.js";
import type { LocatedDiagnostic, Location } from "../located.js";
import { type RepositoryOptions, repositoryPath } from "./repository-path.js";

export interface SarifOptions extends RepositoryOptions {
  readonly version: string;
  /** What is documented of the codes; those that were not found are left out of the report. */
  readonly codes: Iterable<DiagnosticCode>;
}

/** Diagnostics as SARIF 2.1.0, for code scanning. */
export function printSarif(diagnostics: readonly LocatedDiagnostic[], options: SarifOptions): string {
  const found = [...new Set(diagnostics.map(({ code }) => code))];
  const documented = new Map([...options.codes].map((each) => [each.code, each]));
  const rules = found.map((code) => ruleOf(code, documented.get(code)));
  const results = diagnostics.map((diagnostic) => resultOf(diagnostic, found.indexOf(diagnostic.code), options));
  const driver = { name: "Headrace", version: options.version, rules };
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [{ tool: { driver }, columnKind: "utf16CodeUnits", results }],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function ruleOf(id: string, code: DiagnosticCode | undefined): object {
  if (code === undefined) return { id };
  return {
    id,
    shortDescription: { text: code.summary },
    fullDescription: { text: code.why },
    help: { text: code.mend },
    defaultConfiguration: { level: code.severity },
  };
}

function resultOf(diagnostic: LocatedDiagnostic, ruleIndex: number, options: SarifOptions): object {
  const { code, severity, summary, detail, resource, location, related } = diagnostic;
  return {
    ruleId: code,
    ruleIndex,
    level: severity,
    message: { text: `${summary}. ${detail}` },
    ...(location === undefined && resource === undefined
      ? {}
      : { locations: [{ ...physical(location, options), ...logical(resource) }] }),
    ...(related.length === 0
      ? {}
      : {
          relatedLocations: related.map((each, id) => ({
            id,
            message: { text: each.note },
            ...physical(each.location, options),
          })),
        }),
  };
}

function physical(location: Location | undefined, options: SarifOptions): object {
  if (location === undefined) return {};
  const { file, line, column, length } = location;
  const uri = repositoryPath(file, options).split("/").map(encodeURIComponent).join("/");
  const region = { startLine: line, startColumn: column, endColumn: column + length };
  return { physicalLocation: { artifactLocation: { uri, uriBaseId: "%SRCROOT%" }, region } };
}

function logical(resource: string | undefined): object {
  return resource === undefined ? {} : { logicalLocations: [{ fullyQualifiedName: resource, kind: "resource" }] };
}
