import type { Compilation, CompileOptions, Output } from "../compilation.js";
import { recallFolder } from "../recall/recall-folder.js";
import { readLock } from "../write/lock.js";
import type { CommonOptions } from "./options.js";
import type { Services } from "./services.js";
import type { ProgressReport } from "./terminal/progress.js";
import { isContinuousIntegration } from "./terminal/terminal.js";

/** When what the lock remembers may stand in for the engine: `--trust-lock` always, CI never by itself. */
export type Trust = "asked" | "locally" | "never";

/** Compiles the config, with what the lock of the output folder remembers. */
export async function compileConfig(
  options: CommonOptions,
  trust: Trust,
  services: Services,
  progress: ProgressReport,
): Promise<Compilation> {
  return withLock(options, trust, services, progress, (asked) => services.compile(asked));
}

/** The same for the output alone, which the last run may have computed; `remembers`: the next one may take this. */
export async function outputOfConfig(
  options: CommonOptions,
  trust: Trust,
  remembers: boolean,
  services: Services,
  progress: ProgressReport,
): Promise<Output> {
  const folder = recallFolder(options.configPath, services.terminal.environment.HEADRACE_CACHE);
  return withLock(options, trust, services, progress, (asked) =>
    services.output({ ...asked, recallFolder: folder, remembers }),
  );
}

async function withLock<Result>(
  options: CommonOptions,
  trust: Trust,
  services: Services,
  progress: ProgressReport,
  run: (asked: CompileOptions) => Promise<Result>,
): Promise<Result> {
  let lock: ReturnType<typeof readLock> | undefined;
  const lockOnce = () => {
    lock ??= readLock(options.out);
    return lock;
  };
  const locally = trust === "locally" && !isContinuousIntegration(services.terminal.environment);
  try {
    const result = await run({
      configPath: options.configPath,
      environment: options.environment,
      engine: options.engine,
      memory: async () => (await lockOnce())?.proofs ?? new Map(),
      trustMemory: options.engine === "off" || trust === "asked" || locally,
      onProgress: ({ stage, done, total }) => progress.enter(stage, done, total),
    });
    // One that can't be read is refused whatever was compiled.
    await lockOnce();
    return result;
  } finally {
    progress.end();
  }
}
