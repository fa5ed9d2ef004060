import { isFollowUp } from "../../../src/compiler/check/follow-ups.js";
import { lostColumns } from "../../../src/compiler/check/lost-columns.js";
import { type Diagnostic, diagnosticOf } from "../../../src/compiler/model/diagnostic.js";
import type { LoadedConfig } from "../../../src/compiler/model/loaded-config.js";
import { resolve } from "../../../src/compiler/resolve/resolve.js";
import type { Engine } from "../../../src/engine/index.js";
import { type ProofEntry, prove } from "../../../src/engine/proof/prove.js";
import { systems } from "../../../src/registry.js";
import { failureDiagnostic } from "../../../src/systems/clickhouse/proof/failure.js";
import { isOfLostColumns } from "../../../src/systems/clickhouse/proof/lost.js";
import { provables } from "../../../src/systems/clickhouse/proof/provables.js";
import { DATABASE } from "../../../src/systems/clickhouse/schema/view.js";

export interface Judged {
  readonly diagnostics: readonly Diagnostic[];
  readonly proven: ReadonlyMap<string, ProofEntry>;
}

/** Resolve, check and prove, as `compile` does it, on an engine that stays open for the next. */
export async function judge(
  config: LoadedConfig,
  engine: Engine,
  remembered: ReadonlyMap<string, ProofEntry>,
): Promise<Judged> {
  const { pipeline, diagnostics, unsound, doubts } = resolve(config, systems);
  await Promise.all(systems.map((system) => system.prepare?.(pipeline.resources)));
  const told = systems.flatMap((system) =>
    system.rules.flatMap((rule) =>
      [...rule.check(pipeline)]
        .filter((finding) => !isFollowUp(finding, rule.severity, doubts))
        .map((finding) => diagnosticOf(rule, finding)),
    ),
  );
  const found = [...diagnostics, ...told];
  const asked = systems.flatMap((system) => system.asks?.(pipeline) ?? []);
  const questions = new Map(asked.map((each) => [each.id, each]));
  const refused = new Set(found.filter((each) => each.severity === "error").map((each) => each.resource));
  const databases = [...pipeline.resources.values()].filter((each) => each.kind === DATABASE.kind);
  const proof = await prove({
    provables: provables(pipeline, asked).filter((each) => !unsound.has(each.address)),
    remembered,
    open: async () => ({
      version: engine.version,
      run: (statements, options) => engine.run(statements, options),
      insert: (...parameters) => engine.insert(...parameters),
      close: async () => {
        await engine.run(
          databases.map(({ name }) => ({ sql: `DROP DATABASE IF EXISTS \`${name}\` SYNC`, reads: false })),
        );
      },
    }),
  });
  const lost = lostColumns(found, pipeline);
  const failures = proof.failures
    .filter((failure) => !isOfLostColumns(failure, lost, pipeline))
    .map((failure) => failureDiagnostic(failure, pipeline, questions.get(failure.provable.id)));
  found.push(...failures.filter((each) => each.resource === undefined || !refused.has(each.resource)));
  const answers = new Map(
    [...proof.entries].flatMap(([id, { columns }]) => (columns === undefined ? [] : [[id, columns]])),
  );
  for (const rule of systems.flatMap((system) => system.rules))
    found.push(...[...(rule.judge?.(pipeline, answers) ?? [])].map((finding) => diagnosticOf(rule, finding)));
  return { diagnostics: found, proven: proof.entries };
}

/** `code resource path word` of each, sorted: what is told, and where. */
export function shown(diagnostics: readonly Diagnostic[]): readonly string[] {
  const lines = diagnostics.map(({ code, resource, at }) =>
    [code, resource?.replace(/^[^/]*\//, ""), at?.path.join("."), at?.text].filter(Boolean).join(" "),
  );
  return [...new Set(lines)].sort();
}
