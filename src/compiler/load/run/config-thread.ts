import { Worker } from "node:worker_threads";
import { builtFile } from "../built-file.js";
import type { WorkerMessage, WorkerOrder, WorkerSetting } from "./worker-message.js";

/** What became of the config: what its worker told, or why it told nothing. */
export type RunOutcome =
  | WorkerMessage
  | { readonly outcome: "timed out" }
  | { readonly outcome: "ran dry" }
  | { readonly outcome: "out of memory" };

/** A thread of its own for a config, started while the config is still being bundled. */
export class ConfigThread {
  private readonly worker: Worker;
  /** What it tells, or why it tells nothing. */
  private readonly told: Promise<RunOutcome>;

  constructor(setting: WorkerSetting) {
    const worker = new Worker(builtFile("config-worker.js"), { workerData: setting, execArgv: [] });
    this.worker = worker;
    this.told = new Promise<RunOutcome>((settle, fail) => {
      worker.once("message", (message: WorkerMessage) => settle(message));
      worker.once("error", (failure: Error) => {
        if ("code" in failure && failure.code === "ERR_WORKER_OUT_OF_MEMORY") settle({ outcome: "out of memory" });
        else fail(failure);
      });
      // It ends without a word when the event loop is empty and something awaited can no longer settle.
      worker.once("exit", () => settle({ outcome: "ran dry" }));
    });
    // Told to whoever runs the config; when nobody does, the bundle has failed and is what is told.
    this.told.catch(() => undefined);
  }

  /** Runs the bundle. The thread is gone when this settles, whatever the config did. */
  async run(order: WorkerOrder, timeLimitMs: number): Promise<RunOutcome> {
    let timer: NodeJS.Timeout | undefined;
    const tooLong = new Promise<RunOutcome>((settle) => {
      timer = setTimeout(() => settle({ outcome: "timed out" }), timeLimitMs);
    });
    try {
      this.worker.postMessage(order);
      return await Promise.race([this.told, tooLong]);
    } finally {
      clearTimeout(timer);
      await this.end();
    }
  }

  async end(): Promise<void> {
    await this.worker.terminate();
  }
}
