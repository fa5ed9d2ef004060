import { once } from "node:events";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { parentPort, workerData } from "node:worker_threads";
import { bundleSiteIn, declarationsMade } from "../model/declaration.js";
import { diagnosticOf } from "../model/diagnostic.js";
import { pipelineOf, pipelineSiteOf } from "../model/pipeline-definition.js";
import { NO_DEFAULT_EXPORT, NO_PIPELINE } from "./codes.js";
import { described } from "./encode/described.js";
import { encodeConfig } from "./encode/encode-config.js";
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
  const { config: module }: { readonly config: Readonly<Record<string, unknown>> } = await import(bundleUrl);
  const definition = pipelineOf(module.default);
  if (definition === undefined && (!("default" in module) || exportsNothing(module))) {
    return { outcome: "refused", problems: [diagnosticOf(NO_DEFAULT_EXPORT, { detail: noDefaultDetail(module) })] };
  }
  if (definition === undefined) {
    const detail = `The default export is ${described(module.default)}; \`definePipeline({ … })\` makes a pipeline.`;
    return { outcome: "refused", problems: [diagnosticOf(NO_PIPELINE, { detail })] };
  }
  const options: unknown = typeof definition === "function" ? await definition({ env: environment }) : definition;
  const site = pipelineSiteOf(module.default) ?? { line: 1, column: 1 };
  if (typeof options !== "object" || options === null) {
    const giver =
      typeof definition === "function"
        ? "The function given to `definePipeline` returned"
        : "`definePipeline` was given";
    const detail = `${giver} ${described(options)} instead of an object with the pipeline's name and groups.`;
    return { outcome: "refused", problems: [diagnosticOf(NO_PIPELINE, { detail, at: { site, path: [] } })] };
  }
  const { config, problems } = encodeConfig({ environment, options, site, records: declarationsMade() });
  return problems.length > 0 ? { outcome: "refused", problems } : { outcome: "loaded", config };
}

/**
 * A file without any import or export is a CommonJS module to esbuild: its default is then the object of its exports,
 * as a value; the default of an ES module is a getter.
 */
function exportsNothing(module: object): boolean {
  const exported: unknown = Object.getOwnPropertyDescriptor(module, "default")?.value;
  return typeof exported === "object" && exported !== null && Object.keys(exported).length === 0;
}

function noDefaultDetail(module: object): string {
  const names = Object.keys(module).filter((name) => name !== "default");
  const exported = names.length === 0 ? "It exports nothing." : `It exports ${names.join(", ")}, but no default.`;
  return `${exported} End it with \`export default definePipeline({ name, …groups })\`.`;
}

run().then(tell, (thrown: unknown) => tell({ outcome: "threw", failure: failureOf(thrown), exported }));
