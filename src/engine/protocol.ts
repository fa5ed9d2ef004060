import type { Statement } from "./engine.js";

/** What the parent asks of the child process. */
export type Request =
  | { readonly kind: "open"; readonly root: string; readonly connectionArguments: readonly string[] }
  | { readonly kind: "run"; readonly statements: readonly Statement[]; readonly stopAtFirstFailure: boolean };

/** A statement's outcome: its rows in JSONEachRow, none where none were wanted, or ClickHouse's exception. */
export type Answer = { readonly rows: string } | { readonly exception: string };

export type Reply =
  | { readonly kind: "opened"; readonly version: string }
  | { readonly kind: "unavailable"; readonly reason: "not-installed" | "did-not-start"; readonly detail: string }
  | { readonly kind: "answers"; readonly answers: readonly Answer[] };

/** The file in the scratch folder where the child notes the index of the statement that it runs. */
export const progressFile = "progress";
export const dataFolder = "data";

export function isRequest(message: unknown): message is Request {
  if (!hasKind(message)) return false;
  if (message.kind === "open") return "root" in message && "connectionArguments" in message;
  return message.kind === "run" && "statements" in message && Array.isArray(message.statements);
}

export function isReply(message: unknown): message is Reply {
  if (!hasKind(message)) return false;
  if (message.kind === "opened") return "version" in message && typeof message.version === "string";
  if (message.kind === "unavailable") return "reason" in message && "detail" in message;
  return message.kind === "answers" && "answers" in message && Array.isArray(message.answers);
}

function hasKind(message: unknown): message is { readonly kind: unknown } {
  return typeof message === "object" && message !== null && "kind" in message;
}
