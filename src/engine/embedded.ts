import { existsSync } from "node:fs";
import { type ChildLink, type Outcome, startChild } from "./child-link.js";
import { engineChildPath } from "./child-path.js";
import type { Engine, Settings, Statement, StatementResult } from "./engine.js";
import { EngineStopped, EngineTimeout, EngineUnavailable, runningStatement } from "./errors.js";
import { insertStatement } from "./insert.js";
import type { Request } from "./protocol.js";
import { toResult } from "./result.js";
import { planScratch, type Scratch } from "./scratch.js";
import { createSequence } from "./sequence.js";
import { embeddedSettings } from "./settings.js";

export interface EmbeddedOptions {
  readonly timeLimitMs: number;
  readonly startLimitMs: number;
  /** Ends it while it is still starting. */
  readonly signal?: AbortSignal;
  /** The child process's file, unless it is the built one. */
  readonly childPath?: string;
  /** The folder that holds the engine's own, unless it is chosen. */
  readonly scratchParent?: string;
}

const otherwise = "or name a scratch ClickHouse server by its URL";

export async function openEmbeddedEngine(options: EmbeddedOptions): Promise<Engine> {
  const childPath = options.childPath ?? engineChildPath();
  if (!existsSync(childPath)) {
    throw new EngineUnavailable(
      "did-not-start",
      `engine-child.js is missing beside the program: build it, ${otherwise}.`,
    );
  }
  const scratch = planScratch(options.scratchParent);
  const link = startChild(childPath, scratch.root);
  const giveUp = () => void link.kill();
  options.signal?.addEventListener("abort", giveUp);
  try {
    scratch.make();
    const connectionArguments = [`--config-file=${scratch.configFile}`, ...settingArguments(embeddedSettings)];
    const request: Request = { kind: "open", root: scratch.root, connectionArguments };
    const version = openedVersion(await link.ask(request, options.startLimitMs), options.startLimitMs);
    return embeddedEngine({ version, timeLimitMs: options.timeLimitMs, link, scratch });
  } catch (error) {
    await discard(link, scratch);
    throw error;
  } finally {
    options.signal?.removeEventListener("abort", giveUp);
  }
}

interface Parts {
  readonly version: string;
  readonly timeLimitMs: number;
  readonly link: ChildLink;
  readonly scratch: Scratch;
}

function embeddedEngine({ version, timeLimitMs, link, scratch }: Parts): Engine {
  const inSequence = createSequence();
  let closing: Promise<void> | undefined;

  function close(): Promise<void> {
    closing ??= discard(link, scratch);
    return closing;
  }

  async function ask(
    statements: readonly Statement[],
    stopAtFirstFailure: boolean,
  ): Promise<readonly StatementResult[]> {
    if (closing !== undefined) throw new EngineStopped("was closed", undefined);
    const outcome = await link.ask({ kind: "run", statements, stopAtFirstFailure }, timeLimitMs);
    if (outcome.kind === "reply" && outcome.reply.kind === "answers") return outcome.reply.answers.map(toResult);
    const closedMeanwhile = closing !== undefined;
    const statement = closedMeanwhile ? undefined : runningStatement(statements, (await scratch.progress()) ?? 0);
    await close();
    if (outcome.kind === "timeout") throw new EngineTimeout(timeLimitMs, statement);
    if (closedMeanwhile) throw new EngineStopped("was closed", undefined);
    throw new EngineStopped(outcome.kind === "exit" ? `died (${outcome.how})` : "answered out of turn", statement);
  }

  return {
    version,
    async run(statements, runOptions) {
      if (statements.length === 0) return [];
      return inSequence(() => ask(statements, runOptions?.stopAtFirstFailure ?? false));
    },
    insert(table, format, data, settings) {
      return inSequence(async () => {
        const statement = await insertStatement({ table, format, data, settings, writeFile: scratch.writeInsert });
        const [result] = await ask([statement], false);
        if (result === undefined) throw new EngineStopped("gave no answer", runningStatement([statement], 0));
        return result;
      });
    },
    close,
  };
}

function openedVersion(outcome: Outcome, startLimitMs: number): string {
  if (outcome.kind === "timeout") throw new EngineTimeout(startLimitMs, undefined);
  if (outcome.kind === "exit") {
    throw new EngineUnavailable(
      "did-not-start",
      `The embedded ClickHouse died while starting (${outcome.how}): reinstall the npm package chdb, ${otherwise}.`,
    );
  }
  if (outcome.reply.kind === "opened") return outcome.reply.version;
  if (outcome.reply.kind === "unavailable" && outcome.reply.reason === "not-installed") {
    throw new EngineUnavailable(
      "not-installed",
      `The embedded ClickHouse is not installed: \`npm install chdb\` on Linux (glibc) or macOS, ${otherwise}.`,
    );
  }
  const detail = outcome.reply.kind === "unavailable" ? outcome.reply.detail : "it answered out of turn";
  throw new EngineUnavailable(
    "did-not-start",
    `The embedded ClickHouse did not start: ${detail}. Reinstall the npm package chdb, ${otherwise}.`,
  );
}

/** Kills the child and removes its folder, also where the program exits meanwhile. */
async function discard(link: ChildLink, scratch: Scratch): Promise<void> {
  process.once("exit", scratch.removeNow);
  await link.kill();
  await scratch.remove();
  process.off("exit", scratch.removeNow);
}

function settingArguments(settings: Settings): readonly string[] {
  return Object.entries(settings).map(([name, value]) => `--${name}=${value}`);
}
