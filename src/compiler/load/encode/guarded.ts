import { NOT_PLAIN_DATA } from "./codes.js";
import type { Encoder } from "./encoder.js";

/** Runs what reads the user's objects. Their own code (getters, proxies) may throw: a problem like any other. */
export function guarded<Result>(encoder: Encoder, read: () => Result): Result | undefined {
  const depth = encoder.path.length;
  try {
    return read();
  } catch (thrown) {
    return reportUnreadable(encoder, depth, thrown);
  }
}

/** `depth` is the length of the path to what could not be read. */
export function reportUnreadable(encoder: Encoder, depth: number, thrown: unknown): undefined {
  encoder.path.length = depth;
  encoder.report(NOT_PLAIN_DATA, `cannot be read: ${thrown instanceof Error ? thrown.message : "it throws"}.`);
}
