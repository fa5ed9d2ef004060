import { type ChildProcess, fork } from "node:child_process";
import { dirname } from "node:path";
import { isReply, type Reply, type Request } from "./protocol.js";

/** How a request ended. */
export type Outcome =
  | { readonly kind: "reply"; readonly reply: Reply }
  | { readonly kind: "timeout" }
  | { readonly kind: "exit"; readonly how: string };

/** The parent's end of the child process: one request at a time, and no trust that it answers. */
export interface ChildLink {
  ask(request: Request, timeLimitMs: number): Promise<Outcome>;
  /** Kills the process and waits until it is gone. */
  kill(): Promise<void>;
}

/** Starts the child outside the terminal's process group, so that Ctrl-C ends it by its parent's going. */
export function startChild(path: string, folder: string): ChildLink {
  const child = fork(path, [folder], {
    // The folder is made when the process runs that removes it.
    cwd: dirname(folder),
    detached: true,
    env: childEnvironment(folder),
    execArgv: [],
    serialization: "advanced",
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  let gone: string | undefined;
  const exit = new Promise<string>((resolve) => {
    child.once("exit", (code, signal) => resolve(signal === null ? `exit code ${code}` : `signal ${signal}`));
    child.on("error", (error) => resolve(error.message));
  }).then((how) => {
    gone = how;
    return how;
  });
  letParentExit(child);

  return {
    async ask(request, timeLimitMs) {
      if (gone !== undefined) return { kind: "exit", how: gone };
      const { promise, forget } = nextReply(child, timeLimitMs);
      try {
        child.send(request, () => undefined); // a failed send means that the process is gone, which `exit` tells
        return await Promise.race([promise, exit.then((how): Outcome => ({ kind: "exit", how }))]);
      } finally {
        forget();
      }
    },
    async kill() {
      child.ref();
      if (gone === undefined) child.kill("SIGKILL");
      await exit;
    },
  };
}

/** The next message or, after the limit, a timeout. Its timer also keeps the parent alive for as long. */
function nextReply(child: ChildProcess, timeLimitMs: number): { promise: Promise<Outcome>; forget: () => void } {
  let forget = (): void => undefined;
  const promise = new Promise<Outcome>((resolve, reject) => {
    const timer = setTimeout(() => resolve({ kind: "timeout" }), timeLimitMs);
    const listen = (message: unknown): void => {
      if (isReply(message)) resolve({ kind: "reply", reply: message });
      else reject(new TypeError("the engine's process sent an unknown reply"));
    };
    child.once("message", listen);
    forget = () => {
      clearTimeout(timer);
      child.off("message", listen);
    };
  });
  return { promise, forget };
}

/** An engine that nobody closed does not keep the program running. */
function letParentExit(child: ChildProcess): void {
  child.unref();
  child.channel?.unref();
}

/** Nothing of the caller's environment but where shared libraries are: answers must not depend on it. */
function childEnvironment(folder: string): NodeJS.ProcessEnv {
  const environment: NodeJS.ProcessEnv = {
    TZ: "UTC",
    LC_ALL: "C",
    HOME: folder,
    TMPDIR: folder,
    UV_THREADPOOL_SIZE: "1",
  };
  for (const name of ["LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "NODE_PATH"]) {
    const value = process.env[name];
    if (value !== undefined) environment[name] = value;
  }
  return environment;
}
