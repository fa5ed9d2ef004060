export { EarlyEngine } from "./early/early-engine.js";
export type {
  Engine,
  EngineOptions,
  EngineTarget,
  RunOptions,
  Settings,
  Statement,
  StatementResult,
} from "./engine.js";
export {
  EngineStopped,
  EngineTimeout,
  EngineUnavailable,
  type RunningStatement,
  type UnavailableReason,
} from "./errors.js";
export type { StatementFailure } from "./failure.js";
export { openEngine } from "./open.js";
export type { JsonValue, Row } from "./rows.js";
