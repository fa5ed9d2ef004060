import { Worker } from "node:worker_threads";
import { builtFile } from "../built-file.js";
import type { WorkerMessage, WorkerOrder } from "./worker-message.js";

/** What became of the config: what its worker told, or why it told nothing. */
export type RunOutcome =
  | WorkerMessage
  | { readonly outcome: "timed out" }
  | { readonly outcome: "ran dry" }
  | { readonly outcome: "out of memory" };

/** Runs the bundle in a thread of its own, which is gone when this settles, whatever the config did. */
export async function runConfig(order: WorkerOrder, timeLimitMs: number): Promise<RunOutcome> {
  const worker = new Worker(builtFile("config-worker.js"), { workerData: order, execArgv: [] });
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<RunOutcome>((settle, fail) => {
      timer = setTimeout(() => settle({ outcome: "timed out" }), timeLimitMs);
      worker.once("message", (message: WorkerMessage) => settle(message));
      worker.once("error", (failure: Error) => {
        if ("code" in failure && failure.code === "ERR_WORKER_OUT_OF_MEMORY") settle({ outcome: "out of memory" });
        else fail(failure);
      });
      // It ends without a word when the event loop is empty and something awaited can no longer settle.
      worker.once("exit", () => settle({ outcome: "ran dry" }));
    });
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}
