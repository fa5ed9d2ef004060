import type { StatementResult } from "./engine.js";
import { readFailure } from "./failure.js";
import type { Answer } from "./protocol.js";
import { parseRows } from "./rows.js";

export function toResult(answer: Answer): StatementResult {
  return "rows" in answer ? rowsResult(answer.rows) : { ok: false, failure: readFailure(answer.exception) };
}

export function rowsResult(text: string): StatementResult {
  const rows = parseRows(text);
  if (rows !== undefined) return { ok: true, rows };
  return { ok: false, failure: { code: 0, message: "The answer is not JSONEachRow: leave FORMAT to the engine" } };
}
