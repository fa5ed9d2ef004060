import { TIME_LIMIT_MS } from "../proof/time-limit.js";
import { EarlyEngine } from "./early-engine.js";

let started: EarlyEngine | undefined;

/** Whether these parameters ask for a proof by the embedded engine whatever the lock knows. */
export function isProofCertain([command, ...rest]: readonly string[]): boolean {
  return (
    command === "generate" && rest.includes("--check") && rest.every((each) => !/^(--trust|--eng|--h|-h)/.test(each))
  );
}

/** Starts the engine before anything else of the compiler is loaded. */
export function startEngine(): void {
  started ??= new EarlyEngine({ timeLimitMs: TIME_LIMIT_MS });
}

/** The engine that was started, for whoever is the first to want one: they close it. It ends with this process else. */
export function takeStartedEngine(): EarlyEngine | undefined {
  const taken = started;
  started = undefined;
  return taken;
}
