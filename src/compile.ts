import { readFile } from "node:fs/promises";
import type { Compilation, CompileOptions, EngineChoice } from "./compilation.js";
import { loadConfig } from "./compiler/load/load-config.js";
import type { Address } from "./compiler/model/address.js";
import type { Artifact } from "./compiler/model/artifact.js";
import type { Column } from "./compiler/model/column.js";
import { type Diagnostic, diagnosticOf } from "./compiler/model/diagnostic.js";
import type { ProofMemory, ProofRecord, ProofSummary } from "./compiler/model/proof.js";
import type { Pipeline } from "./compiler/model/resource.js";
import { resolve } from "./compiler/resolve/resolve.js";
import type { EngineTarget } from "./engine/index.js";
import type { ProofResult } from "./engine/proof/prove.js";
import { systems } from "./registry.js";
import { provables } from "./systems/clickhouse/proof/provables.js";
import { provePipeline } from "./systems/clickhouse/proof/prove-pipeline.js";

/** The stages, one after another: load, resolve, check, prove, emit. Nothing is written here. */
export async function compile(options: CompileOptions): Promise<Compilation> {
  options.onProgress?.({ stage: "load" });
  const { config, sources } = await loadConfig({ configPath: options.configPath, environment: options.environment });
  options.onProgress?.({ stage: "resolve" });
  const { pipeline, diagnostics, unsound } = resolve(config, systems);
  options.onProgress?.({ stage: "check" });
  const found = [...diagnostics, ...check(pipeline)];
  const proof = await provePipeline({
    pipeline,
    unsound,
    engine: targetOf(options.engine),
    remembered: options.trustMemory || options.engine === "off" ? options.memory : new Map(),
    onProgress: (done, total) => options.onProgress?.({ stage: "prove", done, total }),
  });
  // What a rule has said of a resource already, ClickHouse need not say again.
  const refused = new Set(found.filter((each) => each.severity === "error").map((each) => each.resource));
  found.push(...proof.diagnostics.filter((each) => each.resource === undefined || !refused.has(each.resource)));
  const failed = found.some((each) => each.severity === "error");
  options.onProgress?.({ stage: "emit" });
  const artifacts = failed ? [] : emit(pipeline, proof, await readTemplates());
  return {
    pipeline,
    diagnostics: found,
    artifacts,
    memory: memoryOf(proof, pipeline),
    proof: summaryOf(proof, artifacts),
    sources,
  };
}

function check(pipeline: Pipeline): readonly Diagnostic[] {
  return systems.flatMap((system) =>
    system.rules.flatMap((rule) => [...rule.check(pipeline)].map((finding) => diagnosticOf(rule, finding))),
  );
}

function targetOf(choice: EngineChoice): EngineTarget | undefined {
  if (choice === "off") return undefined;
  return choice === "embedded" ? { kind: "embedded" } : { kind: "server", url: choice.url };
}

function emit(pipeline: Pipeline, proof: ProofResult, templates: ReadonlyMap<string, string>): readonly Artifact[] {
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

function memoryOf(proof: ProofResult, pipeline: Pipeline): ProofMemory {
  const memory = new Map<Address, ProofRecord>();
  const ids = new Set(provables(pipeline).map((each) => each.id));
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
