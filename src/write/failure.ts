import { type DiagnosticCode, diagnosticOf, Refusal } from "../compiler/model/diagnostic.js";
import { FAILED, NO_SPACE, NOT_PERMITTED, OUT_NOT_A_FOLDER } from "./codes.js";

const CODES: ReadonlyMap<string, DiagnosticCode> = new Map([
  ["ENOSPC", NO_SPACE],
  ["EDQUOT", NO_SPACE],
  ["EACCES", NOT_PERMITTED],
  ["EPERM", NOT_PERMITTED],
  ["EROFS", NOT_PERMITTED],
  ["ENOTDIR", OUT_NOT_A_FOLDER],
]);

export interface SystemError extends Error {
  readonly code: string;
  readonly path?: string;
}

/** Whether the operating system refused something (as opposed to an error in this program). */
export function isSystemError(error: unknown): error is SystemError {
  return error instanceof Error && "code" in error && typeof error.code === "string" && "syscall" in error;
}

/** Runs `action`; what the operating system refuses becomes a diagnostic. `state` says what is left behind. */
export async function explainingFailures<Result>(state: () => string, action: () => Promise<Result>): Promise<Result> {
  try {
    return await action();
  } catch (error) {
    if (!isSystemError(error)) throw error;
    const code = CODES.get(error.code) ?? FAILED;
    throw new Refusal([diagnosticOf(code, { detail: `${error.message}. ${state()}` })]);
  }
}
