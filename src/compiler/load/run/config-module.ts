import { declarationsMade } from "../../model/declaration.js";
import { diagnosticOf } from "../../model/diagnostic.js";
import { pipelineOf, pipelineSiteOf } from "../../model/pipeline-definition.js";
import { NO_DEFAULT_EXPORT, NO_PIPELINE } from "../codes.js";
import { described } from "../encode/described.js";
import { encodeConfig } from "../encode/encode-config.js";
import type { WorkerMessage } from "./worker-message.js";

/** What a config exports, by name. */
export type ConfigModule = Readonly<Record<string, unknown>>;

type ConfigOutcome = Extract<WorkerMessage, { readonly outcome: "loaded" | "refused" }>;

/** The config as plain data, or why there is none: what it declared while it was imported, and its default export. */
export async function configIn(module: ConfigModule, environment: string | undefined): Promise<ConfigOutcome> {
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
