import type { tokensOf } from "../../../systems/clickhouse/public.js";

/** The name that a word or a quoted name stands for, or that a text may be: `JSONExtractUInt(message, 'lsn')`. */
export function nameIn(token: ReturnType<typeof tokensOf>[number]): string | undefined {
  if (token.type === "word") return token.text;
  return token.type === "quoted" || token.type === "string" ? token.text.slice(1, -1) : undefined;
}
