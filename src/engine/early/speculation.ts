import { setImmediate } from "node:timers/promises";
import type { ProofMemory } from "../../compiler/model/proof.js";
import { TIME_LIMIT_MS } from "../proof/time-limit.js";
import { takeStartedEngine } from "./certain.js";
import { EarlyEngine } from "./early-engine.js";

export interface SpeculationOptions {
  /** Only the embedded one is started early. */
  readonly engine: unknown;
  /** Whether what is remembered may stand in for the engine. */
  readonly trustMemory: boolean;
  readonly memory: ProofMemory | (() => Promise<ProofMemory>);
}

/** What is begun before it is known to be needed: the engine, unless the lock may know everything. */
export class Speculation {
  engine: EarlyEngine | undefined;

  constructor(private readonly options: SpeculationOptions) {
    if (!options.trustMemory) this.startEngine();
  }

  /** What the lock remembers; read when the config is being bundled already. */
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
    if (this.options.engine !== "embedded") return;
    this.engine ??= takeStartedEngine() ?? new EarlyEngine({ timeLimitMs: TIME_LIMIT_MS });
  }
}
