import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { type ClickHouseClient, ClickHouseError } from "@clickhouse/client";
import type { Statement, StatementResult } from "./engine.js";
import { cleanMessage } from "./failure.js";
import { rowsResult } from "./result.js";
import type { ServerAddress } from "./server-address.js";

/** The server did not answer: the time was over, or the connection failed, with the system's code for that. */
export interface Interruption {
  readonly interrupted: string;
}

/** Runs one statement, an INSERT's rows beside it, and returns everything that can go wrong as a value. */
export async function call(
  client: ClickHouseClient,
  address: ServerAddress,
  task: Statement & { readonly data?: Uint8Array },
  deadline: AbortSignal,
): Promise<StatementResult | Interruption> {
  const request = {
    query: task.sql,
    abort_signal: deadline,
    clickhouse_settings: { ...task.settings, ...(task.reads ? { default_format: "JSONEachRow" as const } : {}) },
  };
  try {
    const { stream } = await (task.data === undefined
      ? client.exec(request)
      : client.exec({ ...request, values: Readable.from([task.data]) }));
    const answer = await text(stream);
    return task.reads ? rowsResult(answer) : { ok: true, rows: [] };
  } catch (error) {
    if (error instanceof ClickHouseError) {
      return {
        ok: false,
        failure: { code: Number(error.code), message: address.hideSecrets(clientMessage(error)) },
      };
    }
    if (deadline.aborted) return { interrupted: "timeout" };
    return { interrupted: connectionErrorCode(error) };
  }
}

/** The client has cut the symbolic name off and left the full stop before it. */
function clientMessage(error: ClickHouseError): string {
  return cleanMessage(error.message).replace(/\.$/, "");
}

/** The code alone: a connection error's text may hold the URL. */
function connectionErrorCode(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return typeof code === "string" ? code : "no valid answer";
}
