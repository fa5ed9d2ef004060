import { once } from "node:events";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { parentPort, workerData } from "node:worker_threads";
import { bundleSiteIn } from "../model/declaration.js";
import { type ConfigModule, configIn } from "./run/config-module.js";
import { failureOf } from "./run/failure.js";
import { printToStandardError } from "./run/standard-error.js";
import type { WorkerMessage, WorkerOrder, WorkerSetting } from "./run/worker-message.js";

const { configPath, packageEntry }: WorkerSetting = workerData;
const exit: (code: number) => never = process.exit.bind(process);

/** The names that `headrace` exports. */
let exported: readonly string[] = [];

/** Tells the one outcome and ends, whatever timers and sockets the config left open. */
function tell(message: WorkerMessage): never {
  parentPort?.postMessage(message);
  exit(0);
}

printToStandardError();
process.exit = (code): never => {
  const site = bundleSiteIn(String(new Error().stack));
  return tell({ outcome: "exited", exitCode: Number(code ?? process.exitCode ?? 0), site });
};
process.on("uncaughtException", (thrown) => tell({ outcome: "threw", failure: failureOf(thrown), exported }));
// `headrace` is known by its URL everywhere in the bundle, and only `import` takes one.
const require = new Proxy(createRequire(configPath), {
  apply: (target, self, [name]) =>
    Reflect.apply(target, self, [name === packageEntry ? fileURLToPath(packageEntry) : name]),
});
Object.assign(globalThis, { require });

/** The thread is started before there is a bundle, and makes itself ready meanwhile. */
async function orderGiven(): Promise<WorkerOrder> {
  if (parentPort === null) throw new Error("This runs in a thread only.");
  const given = once(parentPort, "message");
  const own: object = await import(packageEntry);
  exported = Object.keys(own);
  const [order]: WorkerOrder[] = await given;
  if (order === undefined) throw new Error("There is no order.");
  return order;
}

async function run(): Promise<WorkerMessage> {
  const { bundleUrl, environment } = await orderGiven();
  const { config }: { readonly config: ConfigModule } = await import(bundleUrl);
  return configIn(config, environment);
}

run().then(tell, (thrown: unknown) => tell({ outcome: "threw", failure: failureOf(thrown), exported }));
