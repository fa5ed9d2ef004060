import type { Engine, EngineOptions } from "../engine.js";
import { openEngine } from "../open.js";

/**
 * An embedded engine that starts while it is not known yet whether it will be needed: its start takes about as long
 * as loading a config. Whoever makes one closes it, whatever became of it.
 */
export class EarlyEngine {
  private readonly notNeeded = new AbortController();
  private readonly opening: Promise<Engine>;

  constructor(options: Omit<EngineOptions, "target" | "signal">) {
    this.opening = openEngine({ ...options, target: { kind: "embedded" }, signal: this.notNeeded.signal });
    // Why it did not start is told to who takes it.
    this.opening.catch(() => undefined);
  }

  /** The engine, once it has started. It is closed with this, in good time: closing it beforehand does not wait. */
  async take(): Promise<Engine> {
    const engine = await this.opening;
    return { ...engine, close: async () => void this.close() };
  }

  /** Settles when the process and its folder are gone. */
  async close(): Promise<void> {
    this.notNeeded.abort();
    await this.opening.then(
      (engine) => engine.close(),
      () => undefined,
    );
  }
}
