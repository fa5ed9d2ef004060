import { openEmbeddedEngine } from "./embedded.js";
import type { Engine, EngineOptions } from "./engine.js";

const defaultStartLimitMs = 60_000;

/** Opens an engine, or throws EngineUnavailable or EngineTimeout. */
export async function openEngine(options: EngineOptions): Promise<Engine> {
  const { target, timeLimitMs, startLimitMs = defaultStartLimitMs, signal } = options;
  if (target.kind === "embedded")
    return openEmbeddedEngine({ timeLimitMs, startLimitMs, ...(signal === undefined ? {} : { signal }) });
  const { openServerEngine } = await import("./server.js");
  return openServerEngine({ url: target.url, timeLimitMs, startLimitMs });
}
