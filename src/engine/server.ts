import type { ClickHouseClient } from "@clickhouse/client";
import type { Engine, Statement, StatementResult } from "./engine.js";
import { EngineStopped, EngineTimeout, EngineUnavailable, runningStatement } from "./errors.js";
import { insertHead } from "./insert.js";
import { createSequence } from "./sequence.js";
import { readServerAddress, type ServerAddress } from "./server-address.js";
import { call, type Interruption } from "./server-call.js";
import { pinnedSettings } from "./settings.js";

export interface ServerOptions {
  readonly url: string;
  readonly timeLimitMs: number;
  readonly startLimitMs: number;
}

/** A statement for the server; an INSERT carries its rows beside it. */
interface Task extends Statement {
  readonly data?: Uint8Array;
}

export async function openServerEngine(options: ServerOptions): Promise<Engine> {
  const address = readServerAddress(options.url);
  const client = await createClient(address, options);
  try {
    return await serverEngine(client, address, options);
  } catch (error) {
    await client.close();
    throw error;
  }
}

async function serverEngine(client: ClickHouseClient, address: ServerAddress, options: ServerOptions): Promise<Engine> {
  const inSequence = createSequence();
  let closing: Promise<void> | undefined;

  function close(): Promise<void> {
    closing ??= client.close();
    return closing;
  }

  async function runAll(tasks: readonly Task[], limitMs: number, stopAtFirstFailure: boolean) {
    if (closing !== undefined) throw new EngineStopped("was closed", undefined);
    const deadline = AbortSignal.timeout(limitMs);
    const results: StatementResult[] = [];
    for (const [index, task] of tasks.entries()) {
      const result = await call(client, address, task, deadline);
      if ("interrupted" in result) {
        await close();
        throw interruption(result, limitMs, tasks, index);
      }
      results.push(result);
      if (stopAtFirstFailure && !result.ok) break;
    }
    return results;
  }

  function interruption({ interrupted }: Interruption, limitMs: number, tasks: readonly Task[], index: number): Error {
    if (interrupted === "timeout") return new EngineTimeout(limitMs, runningStatement(tasks, index));
    return new EngineUnavailable(
      "unreachable",
      `The scratch server at ${address.shown} does not answer (${interrupted}): start it, or correct its URL.`,
    );
  }

  const [probe] = await runAll([{ sql: "SELECT version() AS version", reads: true }], options.startLimitMs, false);
  return {
    version: readVersion(probe, address),
    async run(statements, runOptions) {
      return inSequence(() => runAll(statements, options.timeLimitMs, runOptions?.stopAtFirstFailure ?? false));
    },
    insert(table, format, data, settings) {
      const task: Task = {
        sql: insertHead(table, format),
        reads: false,
        data,
        ...(settings === undefined ? {} : { settings }),
      };
      return inSequence(async () => {
        const [result] = await runAll([task], options.timeLimitMs, false);
        if (result === undefined) throw new EngineStopped("gave no answer", runningStatement([task], 0));
        return result;
      });
    },
    close,
  };
}

function readVersion(probe: StatementResult | undefined, address: ServerAddress): string {
  const version = probe?.ok ? probe.rows[0]?.version : undefined;
  if (typeof version === "string") return version;
  const code = probe?.ok === false && probe.failure.code !== 0 ? ` (error ${probe.failure.code})` : "";
  throw new EngineUnavailable(
    "unreachable",
    `The scratch server at ${address.shown} did not let Headrace in${code}: correct the user, password and database in its URL.`,
  );
}

async function createClient(address: ServerAddress, options: ServerOptions): Promise<ClickHouseClient> {
  const clickhouse = await import("@clickhouse/client");
  return clickhouse.createClient({
    url: address.url,
    ...(address.username === undefined ? {} : { username: address.username }),
    ...(address.password === undefined ? {} : { password: address.password }),
    ...(address.database === undefined ? {} : { database: address.database }),
    application: "headrace",
    max_open_connections: 1,
    // The calls' own limits come first.
    request_timeout: Math.max(options.timeLimitMs, options.startLimitMs) + 1_000,
    log: { level: clickhouse.ClickHouseLogLevel.OFF },
    clickhouse_settings: { ...pinnedSettings, wait_end_of_query: 1, cancel_http_readonly_queries_on_client_close: 1 },
  });
}
