import type { Sources } from "../load/sources.js";
import type { Address } from "../model/address.js";
import type { Diagnostic, Place, Severity } from "../model/diagnostic.js";

/** A place with the line of source that it is on, where the file can still be read. */
export interface Location extends Place {
  readonly source: string | undefined;
}

export interface LocatedNote {
  readonly note: string;
  readonly location: Location;
}

/** A diagnostic with everything that a printer needs: from here on no file is read. */
export interface LocatedDiagnostic {
  readonly code: string;
  readonly severity: Severity;
  readonly summary: string;
  readonly detail: string;
  readonly resource: Address | undefined;
  readonly location: Location | undefined;
  readonly related: readonly LocatedNote[];
}

/** Finds the places of diagnostics. Sorted by file, line, column and code; what says the same twice is said once. */
export async function locateDiagnostics(
  diagnostics: readonly Diagnostic[],
  sources: Sources,
): Promise<readonly LocatedDiagnostic[]> {
  const secrets = await secretPlaces(diagnostics, sources);
  const located = new Map<string, LocatedDiagnostic>();
  for (const diagnostic of diagnostics) {
    const each = concealed(await locateDiagnostic(diagnostic, sources), secrets);
    const identity = JSON.stringify(each);
    if (!located.has(identity)) located.set(identity, each);
  }
  return [...located.values()].sort(compare);
}

async function locateDiagnostic(diagnostic: Diagnostic, sources: Sources): Promise<LocatedDiagnostic> {
  const { code, severity, summary, detail, resource, at } = diagnostic;
  const place = diagnostic.place ?? (at === undefined ? undefined : await sources.locate(at));
  const related: LocatedNote[] = [];
  for (const each of diagnostic.related) {
    related.push({ note: each.note, location: locationAt(await sources.locate(each.at), sources) });
  }
  const location = place === undefined ? undefined : locationAt(place, sources);
  return { code, severity, summary, detail, resource, location, related };
}

function locationAt(place: Place, sources: Sources): Location {
  return { ...place, source: sources.lineOf(place) };
}

/** Where secrets' values stand: whatever is told of these lines, the value is not shown. */
async function secretPlaces(diagnostics: readonly Diagnostic[], sources: Sources): Promise<readonly Place[]> {
  const places: Place[] = [];
  for (const diagnostic of diagnostics) {
    if (diagnostic.concealed !== true || diagnostic.at === undefined) continue;
    places.push(await sources.locate(diagnostic.at));
  }
  return places;
}

function concealed(diagnostic: LocatedDiagnostic, secrets: readonly Place[]): LocatedDiagnostic {
  if (secrets.length === 0) return diagnostic;
  const { location, related } = diagnostic;
  return {
    ...diagnostic,
    location: location === undefined ? undefined : withoutSecrets(location, secrets),
    related: related.map((each) => ({ ...each, location: withoutSecrets(each.location, secrets) })),
  };
}

/** The line as far as the secret, then dots: what follows may belong to the value. */
function withoutSecrets(location: Location, secrets: readonly Place[]): Location {
  const first = secrets
    .filter((secret) => secret.file === location.file && secret.line === location.line)
    .sort((left, right) => left.column - right.column)[0];
  if (first === undefined || location.source === undefined) return location;
  return {
    ...location,
    source: `${location.source.slice(0, first.column - 1)}${"•".repeat(Math.max(first.length, 3))}`,
  };
}

/** What has no place comes first: it concerns everything. */
function compare(left: LocatedDiagnostic, right: LocatedDiagnostic): number {
  return (
    compareText(left.location?.file ?? "", right.location?.file ?? "") ||
    (left.location?.line ?? 0) - (right.location?.line ?? 0) ||
    (left.location?.column ?? 0) - (right.location?.column ?? 0) ||
    compareText(left.code, right.code) ||
    compareText(left.detail, right.detail)
  );
}

/** By code units, so that the order is the same on every machine. */
function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
