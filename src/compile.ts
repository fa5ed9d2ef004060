import type { Compilation, CompileOptions, Output, OutputOptions } from "./compilation.js";
import { compileLoaded } from "./compile-loaded.js";
import { type LoadResult, loadConfig } from "./compiler/load/load-config.js";
import { readTemplates } from "./compiler/read-templates.js";
import { Speculation } from "./engine/early/speculation.js";
import { Recall, type RecallRecord } from "./recall/recall.js";
import { build, memoryHash, recallKey } from "./recall/recall-key.js";

/** The stages, one after another: load, resolve, check, prove, emit. Nothing is written here. */
export async function compile(options: CompileOptions): Promise<Compilation> {
  const speculation = new Speculation(options);
  try {
    const loading = load(options);
    // While the config is bundled and run elsewhere, the stages that follow are loaded and the lock is read.
    const preparing = Promise.all([speculation.memory(), import("./stages.js")]);
    // Whichever is refused, the other comes to its end, and leaves nothing behind.
    await Promise.allSettled([loading, preparing]);
    const loaded = await loading;
    const [memory, stages] = await preparing;
    return await compileLoaded(loaded, { memory, stages, speculation }, options);
  } finally {
    await speculation.end();
  }
}

/**
 * The same, for whoever wants nothing but the output: when the config declares what it declared the last time, and the
 * lock remembers what that run proved, the output is the one of that run.
 */
export async function output(options: OutputOptions): Promise<Output> {
  const { configPath, environment, recallFolder, trustMemory } = options;
  if (recallFolder === undefined || build === undefined || !trustMemory) return compile(options);
  const recall = new Recall(recallFolder, configPath, environment);
  const speculation = new Speculation(options);
  try {
    const loading = load(options);
    const preparing = prepare(recall, speculation);
    await Promise.allSettled([loading, preparing]);
    const loaded = await loading;
    const { memory, record, templates } = await preparing;
    const key = recallKey(loaded.config, build, templates);
    if (record?.key === key) return outputOf(record, loaded);
    const compilation = await compileLoaded(
      loaded,
      { memory, stages: await import("./stages.js"), speculation },
      options,
    );
    if (options.remembers) remember(recall, key, compilation);
    return compilation;
  } finally {
    await speculation.end();
  }
}

function load(options: CompileOptions): Promise<LoadResult> {
  options.onProgress?.({ stage: "load" });
  return loadConfig({ configPath: options.configPath, environment: options.environment });
}

/** The lock's memory, and the record that fits it; where there is none, the stages are loaded meanwhile. */
async function prepare(recall: Recall, speculation: Speculation) {
  const memory = await speculation.memory();
  const templates = await readTemplates();
  const record = memory.size === 0 ? undefined : recall.read();
  if (record !== undefined && memoryHash(record.memory) === memoryHash(memory)) return { memory, record, templates };
  await import("./stages.js");
  return { memory, record: undefined, templates };
}

function outputOf({ pipeline, diagnostics, artifacts, memory, proof }: RecallRecord, { sources }: LoadResult): Output {
  const remembered = { ...proof, remembered: memory.size };
  return { pipeline: { name: pipeline }, diagnostics, artifacts, memory, proof: remembered, sources };
}

/** What had an error has no output to remember. */
function remember(recall: Recall, key: string, compilation: Compilation): void {
  const { pipeline, diagnostics, artifacts, memory, proof } = compilation;
  if (diagnostics.some((each) => each.severity === "error")) return;
  recall.write({ key, pipeline: pipeline.name, diagnostics, artifacts, memory, proof });
}
