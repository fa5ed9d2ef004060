import { readFile } from "node:fs/promises";
import { setImmediate } from "node:timers/promises";
import type { Compilation, CompileOptions, EngineChoice } from "./compilation.js";
import { loadConfig } from "./compiler/load/load-config.js";
import type { Address } from "./compiler/model/address.js";
import type { Artifact } from "./compiler/model/artifact.js";
import type { Column } from "./compiler/model/column.js";
import { type Diagnostic, diagnosticOf } from "./compiler/model/diagnostic.js";
import type { ProofMemory, ProofRecord, ProofSummary } from "./compiler/model/proof.js";
import type { Pipeline } from "./compiler/model/resource.js";
import type { System } from "./compiler/model/system.js";
import { resolve } from "./compiler/resolve/resolve.js";
import { EarlyEngine, type EngineTarget } from "./engine/index.js";
import type { ProofResult } from "./engine/proof/prove.js";
import { TIME_LIMIT_MS } from "./engine/proof/time-limit.js";
import type { provables } from "./systems/clickhouse/proof/provables.js";

/** The stages, one after another: load, resolve, check, prove, emit. Nothing is written here. */
export async function compile(options: CompileOptions): Promise<Compilation> {
  const speculation = new Speculation(options);
  try {
    return await compileWith(options, speculation);
  } finally {
    await speculation.end();
  }
}

async function compileWith(options: CompileOptions, speculation: Speculation): Promise<Compilation> {
  options.onProgress?.({ stage: "load" });
  // While the config is bundled and run elsewhere, the stages that follow are loaded and the lock is read.
  const [{ config, sources }, memory, { systems }, { provables }, { provePipeline }] = await Promise.all([
    loadConfig({ configPath: options.configPath, environment: options.environment }),
    speculation.memory(),
    import("./registry.js"),
    import("./systems/clickhouse/proof/provables.js"),
    import("./systems/clickhouse/proof/prove-pipeline.js"),
  ]);
  options.onProgress?.({ stage: "resolve" });
  const { pipeline, diagnostics, unsound } = resolve(config, systems);
  options.onProgress?.({ stage: "check" });
  const found = [...diagnostics, ...check(pipeline, systems)];
  const proof = await provePipeline({
    pipeline,
    unsound,
    engine: targetOf(options.engine),
    early: speculation.engine,
    remembered: options.trustMemory || options.engine === "off" ? memory : new Map(),
    onProgress: (done, total) => options.onProgress?.({ stage: "prove", done, total }),
  });
  // What a rule has said of a resource already, ClickHouse need not say again.
  const refused = new Set(found.filter((each) => each.severity === "error").map((each) => each.resource));
  found.push(...proof.diagnostics.filter((each) => each.resource === undefined || !refused.has(each.resource)));
  const failed = found.some((each) => each.severity === "error");
  options.onProgress?.({ stage: "emit" });
  const artifacts = failed ? [] : emit(pipeline, systems, proof, await readTemplates());
  return {
    pipeline,
    diagnostics: found,
    artifacts,
    memory: memoryOf(proof, provables(pipeline)),
    proof: summaryOf(proof, artifacts),
    sources,
  };
}

/** What is begun before it is known to be needed: the engine, unless the lock may know everything. */
class Speculation {
  engine: EarlyEngine | undefined;

  constructor(private readonly options: CompileOptions) {
    if (!options.trustMemory) this.startEngine();
  }

  async memory(): Promise<ProofMemory> {
    const { memory } = this.options;
    const remembered = typeof memory === "function" ? await setImmediate().then(memory) : memory;
    if (remembered.size === 0) this.startEngine();
    return remembered;
  }

  async end(): Promise<void> {
    await this.engine?.close();
  }

  private startEngine(): void {
    if (this.options.engine === "embedded") this.engine ??= new EarlyEngine({ timeLimitMs: TIME_LIMIT_MS });
  }
}

function check(pipeline: Pipeline, systems: readonly System[]): readonly Diagnostic[] {
  return systems.flatMap((system) =>
    system.rules.flatMap((rule) => [...rule.check(pipeline)].map((finding) => diagnosticOf(rule, finding))),
  );
}

function targetOf(choice: EngineChoice): EngineTarget | undefined {
  if (choice === "off") return undefined;
  return choice === "embedded" ? { kind: "embedded" } : { kind: "server", url: choice.url };
}

function emit(
  pipeline: Pipeline,
  systems: readonly System[],
  proof: ProofResult,
  templates: ReadonlyMap<string, string>,
): readonly Artifact[] {
  const derivedColumns = new Map<Address, readonly Column[]>();
  for (const [id, entry] of proof.entries) {
    if (entry.columns !== undefined) derivedColumns.set(id as Address, entry.columns);
  }
  return systems.flatMap((system) => system.emit?.({ pipeline, derivedColumns, templates }) ?? []);
}

const TEMPLATES = ["overview.md.hbs"];

/** The package's own templates: they lie beside the built files as beside the sources. */
async function readTemplates(): Promise<ReadonlyMap<string, string>> {
  const read = async (name: string): Promise<[string, string]> => [
    name,
    await readFile(new URL(`../templates/${name}`, import.meta.url), "utf8"),
  ];
  return new Map(await Promise.all(TEMPLATES.map(read)));
}

function memoryOf(proof: ProofResult, proven: ReturnType<typeof provables>): ProofMemory {
  const memory = new Map<Address, ProofRecord>();
  const ids = new Set(proven.map((each) => each.id));
  for (const [id, entry] of proof.entries) {
    if (!ids.has(id)) continue;
    const made = entry.columns === undefined ? "executed" : "described";
    const verdict = proof.parsed.has(id) ? "parsed" : made;
    memory.set(id as Address, {
      content: entry.content,
      verdict,
      ...(entry.columns === undefined ? {} : { columns: entry.columns }),
    });
  }
  return memory;
}

/** Counts objects by how far they were judged; artifacts that no engine reads here are counted as not judged. */
function summaryOf(proof: ProofResult, artifacts: readonly Artifact[]): ProofSummary {
  let described = 0;
  let parsed = 0;
  for (const [id, entry] of proof.entries) {
    if (proof.parsed.has(id)) parsed++;
    else if (entry.columns !== undefined) described++;
  }
  return {
    executed: proof.entries.size - parsed,
    described,
    parsed,
    notJudged: artifacts.filter((artifact) => !/^clickhouse\/.*\.(sql|txt)$/.test(artifact.path)).length,
    remembered: proof.remembered.size,
  };
}
