import { readFileSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { Hopeless, until } from "./until.js";

export interface ServerProcess {
  readonly name: string;
  readonly processId: number;
  /** The end of what the server wrote, for errors. */
  logTail(): string;
  /** Resolves once the probe gives a value; fails early when the process ends. */
  ready<T>(probe: () => Promise<T | undefined>, seconds?: number): Promise<T>;
  stop(): Promise<void>;
  /** What a crash does. */
  kill(): Promise<void>;
}

export interface Launch {
  name: string;
  command: string;
  parameters: string[];
  directory: string;
  environment?: Record<string, string>;
  /** The user to run as; PostgreSQL refuses root. */
  user?: { uid: number; gid: number } | undefined;
  stopSignal?: "SIGTERM" | "SIGINT";
}

/** Starts a server as a child that dies with this process, its output in `<directory>/<name>.log`. */
export function launch(options: Launch): ServerProcess {
  const { name, stopSignal = "SIGTERM" } = options;
  const logFile = join(options.directory, `${name}.log`);
  const log = { file: logFile, append: true } as const;
  const child = execa(options.command, options.parameters, {
    cwd: options.directory,
    env: { ...options.environment },
    stdin: "ignore",
    stdout: log,
    stderr: log,
    buffer: false,
    reject: false,
    killSignal: stopSignal,
    forceKillAfterDelay: 20_000,
    ...(options.user ?? {}),
  });
  let ending: string | undefined;
  const ended = child.then((result) => {
    ending = result.originalMessage ?? `exit code ${result.exitCode}, signal ${result.signal ?? "none"}`;
  });

  const logTail = () =>
    `--- the end of ${name}'s log\n${readFileSync(logFile, "utf8").split("\n").slice(-40).join("\n")}`;
  return {
    name,
    processId: child.pid ?? -1,
    logTail,
    ready: (probe, seconds = 60) =>
      until(
        `${name} to come up`,
        async () => {
          if (ending !== undefined) throw new Hopeless(`${name} ended at once: ${ending}\n${logTail()}`);
          return probe();
        },
        { seconds, explain: logTail },
      ),
    async stop() {
      child.kill(stopSignal);
      await ended;
    },
    async kill() {
      child.kill("SIGKILL");
      await ended;
    },
  };
}
