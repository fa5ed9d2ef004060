import type { LostColumns } from "../../../compiler/check/lost-columns.js";
import type { Address } from "../../../compiler/model/address.js";
import type { AskedQuery } from "../../../compiler/model/asked-query.js";
import { type Diagnostic, diagnosticOf } from "../../../compiler/model/diagnostic.js";
import type { Pipeline } from "../../../compiler/model/resource.js";
import {
  type EarlyEngine,
  type Engine,
  EngineStopped,
  type EngineTarget,
  EngineTimeout,
  EngineUnavailable,
  openEngine,
} from "../../../engine/index.js";
import type { Provable } from "../../../engine/proof/provable.js";
import { type ProofEntry, type ProofResult, prove } from "../../../engine/proof/prove.js";
import { onScratchServer, ServerInUse } from "../../../engine/proof/scratch-server.js";
import { TIME_LIMIT_MS } from "../../../engine/proof/time-limit.js";
import { DATABASE } from "../schema/view.js";
import { ENGINE_STOPPED, ENGINE_TIMEOUT, ENGINE_UNAVAILABLE, SERVER_IN_USE, UNPROVEN } from "./codes.js";
import { failureDiagnostic } from "./failure.js";
import { filledColumns } from "./filling/filled-columns.js";
import { isOfLostColumns } from "./lost.js";
import { provables } from "./provables.js";

export interface PipelineProofRequest {
  readonly pipeline: Pipeline;
  /** What others will ask of its objects. */
  readonly asked: readonly AskedQuery[];
  /** Resources that can't be judged: what they depend on could not be read. */
  readonly unsound: ReadonlySet<Address>;
  /** Columns that are not there for a reason that has been told. */
  readonly lost: LostColumns;
  /** None: what is remembered must be all. */
  readonly engine: EngineTarget | undefined;
  /** The embedded engine, when it was started already. */
  readonly early?: EarlyEngine | undefined;
  readonly remembered: ReadonlyMap<string, ProofEntry>;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

export interface PipelineProof extends ProofResult {
  readonly diagnostics: readonly Diagnostic[];
}

const NOTHING: ProofResult = {
  entries: new Map(),
  failures: [],
  skipped: [],
  parsed: new Set(),
  remembered: new Set(),
};

/** Proves the ClickHouse objects of a pipeline. That there is no engine to do it is a diagnostic like any other. */
export async function provePipeline(request: PipelineProofRequest): Promise<PipelineProof> {
  const { pipeline, unsound, onProgress } = request;
  const databases = [...pipeline.resources.values()]
    .filter((each) => each.kind === DATABASE.kind)
    .map((each) => each.name);
  try {
    const result = await prove({
      provables: provables(pipeline, request.asked).filter((provable) => !unsound.has(provable.address)),
      remembered: request.remembered,
      open: (wanted) => open(request, wanted, databases),
      ...(onProgress === undefined ? {} : { onProgress }),
    });
    const asked = new Map(request.asked.map((each) => [each.id, each]));
    const failures = result.failures
      .filter((failure) => !isOfLostColumns(failure, request.lost, pipeline))
      .map((failure) => failureDiagnostic(failure, pipeline, asked.get(failure.provable.id)));
    return { ...result, diagnostics: [...failures, ...filledColumns(pipeline, result.entries)] };
  } catch (error) {
    const diagnostic = engineDiagnostic(error);
    if (diagnostic === undefined) throw error;
    return { ...NOTHING, diagnostics: [diagnostic] };
  }
}

/** There is no engine, and these would need one. */
class NoEngine extends Error {
  constructor(readonly wanted: readonly Provable[]) {
    super("There is no engine.");
    this.name = "NoEngine";
  }
}

async function open(
  { engine: target, early }: PipelineProofRequest,
  wanted: readonly Provable[],
  databases: readonly string[],
): Promise<Engine> {
  if (target === undefined) throw new NoEngine(wanted);
  if (early !== undefined) return early.take();
  const engine = await openEngine({ target, timeLimitMs: TIME_LIMIT_MS });
  return target.kind === "server" ? onScratchServer(engine, databases) : engine;
}

function engineDiagnostic(error: unknown): Diagnostic | undefined {
  if (error instanceof NoEngine) {
    const names = error.wanted.slice(0, 3).map((each) => `\`${each.name}\``);
    const more = error.wanted.length > 3 ? ` and ${error.wanted.length - 3} more` : "";
    const detail = `The lock does not know ${names.join(", ")}${more} as they are now. ${UNPROVEN.mend}`;
    return diagnosticOf(UNPROVEN, { detail });
  }
  if (error instanceof ServerInUse)
    return diagnosticOf(SERVER_IN_USE, { detail: `${error.message} ${SERVER_IN_USE.mend}` });
  if (error instanceof EngineUnavailable) return diagnosticOf(ENGINE_UNAVAILABLE, { detail: error.message });
  if (error instanceof EngineTimeout) return diagnosticOf(ENGINE_TIMEOUT, { detail: error.message });
  if (error instanceof EngineStopped)
    return diagnosticOf(ENGINE_STOPPED, { detail: `${error.message} ${ENGINE_STOPPED.mend}` });
  return undefined;
}
