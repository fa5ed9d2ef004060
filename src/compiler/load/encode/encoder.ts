import { type Address, addressOf } from "../../model/address.js";
import type { DeclarationRecord } from "../../model/declaration.js";
import { type Diagnostic, type DiagnosticCode, diagnosticOf } from "../../model/diagnostic.js";
import type { CallSite } from "../../model/origin.js";

type PathElement = string | number;

/**
 * Where the encoding of one declaration stands: its call, the way from its options to the value at hand, and the
 * objects that this way leads through.
 */
export class Encoder {
  readonly path: PathElement[] = [];
  /** The objects around the value at hand, by which a cycle is known. */
  readonly open: object[] = [];

  constructor(
    private readonly site: CallSite,
    private readonly owner: string,
    private readonly resource: Address | undefined,
    private readonly problems: Diagnostic[],
  ) {}

  /** Does `work` one step further down the path. */
  inside<Result>(element: PathElement, work: () => Result): Result {
    this.path.push(element);
    try {
      return work();
    } finally {
      this.path.pop();
    }
  }

  /** Reports a problem with the value at hand; `predicate` goes on after its path: "is a Date. …". */
  report(code: DiagnosticCode, predicate: string): void {
    const subject = this.path.length === 0 ? "what is passed" : `\`${pathText(this.path)}\``;
    this.reportSentence(code, `In ${this.owner}, ${subject} ${predicate}`);
  }

  reportSentence(code: DiagnosticCode, detail: string): void {
    const at = { site: this.site, path: [...this.path] };
    this.problems.push(diagnosticOf(code, { detail, at, resource: this.resource }));
  }
}

/** The address of what a call recorded; a name that is no string, which is reported where it was given, is empty. */
export function addressOfRecord(record: DeclarationRecord): Address {
  return addressOf(record.kind, typeof record.name === "string" ? record.name : "");
}

/** A path as one would write it in TypeScript: `columns.status`, `orderBy[0]`, `["a b"]`. */
export function pathText(path: readonly PathElement[]): string {
  return path
    .map((element, index) => {
      if (typeof element === "number") return `[${element}]`;
      if (!/^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(element)) return `[${JSON.stringify(element)}]`;
      return index === 0 ? element : `.${element}`;
    })
    .join("");
}
