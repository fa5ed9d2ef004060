import { describe, expect, it } from "vitest";
import { isProofCertain } from "../../src/engine/early/certain.js";

describe("a proof is certain", () => {
  it.each(["generate --check", "generate --config a.ts --check --json"])("for %s", (line) => {
    expect(isProofCertain(line.split(" "))).toBe(true);
  });

  it.each([
    "generate",
    "check",
    "diff --check",
    "generate --check --trust-lock",
    "generate --check --engine off",
    "generate --check --engine=http://localhost:8123",
    "generate --check --help",
    "generate --check -h",
  ])("not for %s", (line) => {
    expect(isProofCertain(line.split(" "))).toBe(false);
  });
});
