import { type Diagnostic, Refusal } from "../compiler/model/diagnostic.js";

/** What an action yields, or the diagnostics that it was refused with. Any other error is passed on. */
export type Attempt<Result> =
  | { readonly ok: true; readonly value: Result }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

export async function attempt<Result>(action: () => Promise<Result>): Promise<Attempt<Result>> {
  try {
    return { ok: true, value: await action() };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, diagnostics: error.diagnostics };
    throw error;
  }
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === "error");
}
