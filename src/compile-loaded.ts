import type { Compilation, CompileOptions, EngineChoice } from "./compilation.js";
import { type Doubts, isFollowUp } from "./compiler/check/follow-ups.js";
import { lostColumns } from "./compiler/check/lost-columns.js";
import type { LoadResult } from "./compiler/load/load-config.js";
import type { Address } from "./compiler/model/address.js";
import type { Artifact } from "./compiler/model/artifact.js";
import type { Column } from "./compiler/model/column.js";
import { type Diagnostic, diagnosticOf } from "./compiler/model/diagnostic.js";
import type { ProofMemory, ProofRecord, ProofSummary } from "./compiler/model/proof.js";
import type { Pipeline } from "./compiler/model/resource.js";
import type { System } from "./compiler/model/system.js";
import type { Speculation } from "./engine/early/speculation.js";
import type { EngineTarget } from "./engine/index.js";
import type { ProofResult } from "./engine/proof/prove.js";
import { systemsFor } from "./registry/needed.js";
import type { provables } from "./systems/clickhouse/proof/provables.js";

/** What was made ready while the config was loaded. */
export interface Prepared {
  readonly memory: ProofMemory;
  readonly stages: typeof import("./stages.js");
  readonly speculation: Speculation;
}

/** What comes after loading: resolve, check, prove, emit. */
export async function compileLoaded(
  { config, sources }: LoadResult,
  { memory, stages, speculation }: Prepared,
  options: CompileOptions,
): Promise<Compilation> {
  const { core, Emission, provables, provePipeline, resolve } = stages;
  const systems = await systemsFor(
    core,
    config.declarations.map((each) => each.kind),
  );
  options.onProgress?.({ stage: "resolve" });
  const { pipeline, diagnostics, unsound, doubts } = resolve(config, systems);
  await Promise.all(systems.map((system) => system.prepare?.(pipeline.resources)));
  options.onProgress?.({ stage: "check" });
  const found = [...diagnostics, ...check(pipeline, systems, doubts)];
  const asked = systems.flatMap((system) => system.asks?.(pipeline) ?? []);
  const proving = provePipeline({
    pipeline,
    asked,
    unsound,
    lost: lostColumns(found, pipeline),
    engine: targetOf(options.engine),
    early: speculation.engine,
    remembered: options.trustMemory || options.engine === "off" ? memory : new Map(),
    onProgress: (done, total) => options.onProgress?.({ stage: "prove", done, total }),
  });
  const emission = new Emission(pipeline, systems);
  const isProving = speculation.engine !== undefined && memory.size > 0 && !found.some(isError);
  const [proof] = await Promise.all([proving, isProving ? emission.begin(memory) : undefined]);
  // What a rule has said of a resource already, ClickHouse need not say again.
  const refused = new Set(found.filter(isError).map((each) => each.resource));
  found.push(...proof.diagnostics.filter((each) => each.resource === undefined || !refused.has(each.resource)));
  found.push(...judge(pipeline, systems, proof));
  options.onProgress?.({ stage: "emit" });
  const artifacts = found.some(isError) ? [] : await emission.with(proof.entries);
  return {
    pipeline,
    diagnostics: found,
    artifacts,
    memory: memoryOf(proof, provables(pipeline, asked)),
    proof: summaryOf(proof, artifacts, new Set(asked.map((each) => each.id))),
    sources,
  };
}

function isError(diagnostic: Diagnostic): boolean {
  return diagnostic.severity === "error";
}

function check(pipeline: Pipeline, systems: readonly System[], doubts: Doubts): readonly Diagnostic[] {
  return systems.flatMap((system) =>
    system.rules.flatMap((rule) =>
      [...rule.check(pipeline)]
        .filter((finding) => !isFollowUp(finding, rule.severity, doubts))
        .map((finding) => diagnosticOf(rule, finding)),
    ),
  );
}

/** What the engine's answers tell the rules. */
function judge(pipeline: Pipeline, systems: readonly System[], { entries }: ProofResult): readonly Diagnostic[] {
  const answers = new Map<string, readonly Column[]>();
  for (const [id, { columns }] of entries) if (columns !== undefined) answers.set(id, columns);
  return systems.flatMap((system) =>
    system.rules.flatMap((rule) =>
      [...(rule.judge?.(pipeline, answers) ?? [])].map((finding) => diagnosticOf(rule, finding)),
    ),
  );
}

function targetOf(choice: EngineChoice): EngineTarget | undefined {
  if (choice === "off") return undefined;
  return choice === "embedded" ? { kind: "embedded" } : { kind: "server", url: choice.url };
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
function summaryOf(proof: ProofResult, artifacts: readonly Artifact[], asked: ReadonlySet<string>): ProofSummary {
  let described = 0;
  let executed = 0;
  let parsed = 0;
  for (const [id, entry] of proof.entries) {
    if (proof.parsed.has(id)) {
      parsed++;
      continue;
    }
    // Of a query that others ask nothing is made.
    if (!asked.has(id)) executed++;
    if (entry.columns !== undefined) described++;
  }
  return {
    executed,
    described,
    parsed,
    notJudged: artifacts.filter((artifact) => !/^clickhouse\/.*\.(sql|txt)$/.test(artifact.path)).length,
    remembered: proof.remembered.size,
  };
}
