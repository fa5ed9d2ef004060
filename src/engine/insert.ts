import type { Settings, Statement } from "./engine.js";
import { quoteString } from "./quote.js";

export interface InsertRequest {
  readonly table: string;
  readonly format: string;
  readonly data: Uint8Array;
  readonly settings: Settings | undefined;
  readonly writeFile: (data: Uint8Array) => Promise<string>;
}

/**
 * The embedded engine's INSERT. Text travels in the statement; a binary format, which can't, and no rows at all,
 * which would be refused (108), travel in a file. From a file, defaults that read an EPHEMERAL column fail.
 */
export async function insertStatement(request: InsertRequest): Promise<Statement> {
  const { table, format, data, settings } = request;
  const text = data.length === 0 ? undefined : decodeText(data);
  const sql =
    text === undefined
      ? `INSERT INTO ${table} FROM INFILE ${quoteString(await request.writeFile(data))} COMPRESSION 'none' FORMAT ${format}`
      : `${insertHead(table, format)}\n${text}`;
  return settings === undefined ? { sql, reads: false } : { sql, reads: false, settings };
}

export function insertHead(table: string, format: string): string {
  return `INSERT INTO ${table} FORMAT ${format}`;
}

function decodeText(data: Uint8Array): string | undefined {
  if (data.includes(0)) return undefined;
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(data);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}
