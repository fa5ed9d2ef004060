import type { Address } from "./address.js";
import type { Origin } from "./origin.js";

export type Severity = "error" | "warning";

/** A kind of problem: a permanent code and the texts that its documentation page is made of. */
export interface DiagnosticCode {
  /** `system/what-is-wrong`; permanent once released. */
  readonly code: string;
  readonly severity: Severity;
  /** What is wrong, without the user's names: one line, no full stop. */
  readonly summary: string;
  /** Why it matters: what would happen at the consumer. */
  readonly why: string;
  /** How to mend it. */
  readonly mend: string;
  /** The place itself must not be shown: it holds a secret's value. */
  readonly conceals?: true;
}

/** One problem found, at its place. `detail` names the user's own objects and how to mend this one. */
export interface Diagnostic {
  readonly code: string;
  readonly severity: Severity;
  readonly summary: string;
  readonly detail: string;
  readonly at: Origin | undefined;
  readonly resource: Address | undefined;
  readonly related: readonly RelatedPlace[];
  /** A place given outright, where there is no call to point to (a syntax error in the config). */
  readonly place?: Place;
  /** The source line must not be printed: it holds a secret's value. */
  readonly concealed?: true;
}

export interface RelatedPlace {
  readonly at: Origin;
  readonly note: string;
}

/** A place in a file of the user's: path relative to the working folder, line and column from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** Length of what is underlined, in characters, on this line. */
  readonly length: number;
}

export interface Finding {
  readonly detail: string;
  readonly at?: Origin | undefined;
  readonly resource?: Address | undefined;
  readonly related?: readonly RelatedPlace[];
  readonly place?: Place;
  /** Options of other resources without which this would not be said: where one was refused, nothing is. */
  readonly restsOn?: readonly Origin[];
  /** Kinds of which all resources must be known for this to be said: where options of one were refused, nothing is. */
  readonly restsOnAll?: readonly string[];
}

export function diagnosticOf(code: DiagnosticCode, finding: Finding): Diagnostic {
  return {
    code: code.code,
    severity: code.severity,
    summary: code.summary,
    detail: finding.detail,
    at: finding.at,
    resource: finding.resource,
    related: finding.related ?? [],
    ...(finding.place === undefined ? {} : { place: finding.place }),
    ...(code.conceals === true ? { concealed: true } : {}),
  };
}

/** Thrown when a stage can't go on; carries what the user is told. Never shown as a stack trace. */
export class Refusal extends Error {
  constructor(readonly diagnostics: readonly Diagnostic[]) {
    super(diagnostics.map((each) => `${each.code}: ${each.summary}. ${each.detail}`).join("\n"));
    this.name = "Refusal";
  }
}

export function refuse(code: DiagnosticCode, finding: Finding): never {
  throw new Refusal([diagnosticOf(code, finding)]);
}
