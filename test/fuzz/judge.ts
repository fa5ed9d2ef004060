import { compile } from "../../src/compile.js";
import { type Diagnostic, Refusal } from "../../src/compiler/model/diagnostic.js";
import { refuseUnusablePaths } from "../../src/write/artifact-paths.js";
import type { SharedEngine } from "../kit/shared-engine.js";
import { refusedByEngine } from "./emitted-ddl.js";

/** What became of a config: the codes that it was refused with; none when it was accepted. */
export interface Verdict {
  readonly refusedWith: readonly string[];
}

/** Compiles; throws what no config may lead to: an exception, a problem without a place, files that are refused. */
export async function judge(engine: SharedEngine): Promise<Verdict> {
  const compilation = await compile({
    configPath: "/pipeline.config.ts",
    environment: undefined,
    engine: "embedded",
    memory: new Map(),
    trustMemory: false,
  });
  const errors = compilation.diagnostics.filter((each) => each.severity === "error");
  if (errors.length > 0) return refused(errors);
  try {
    refuseUnusablePaths(compilation.artifacts);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { refusedWith: codesOf(error.diagnostics) };
  }
  const refusals = await refusedByEngine(compilation.artifacts, engine);
  if (refusals.length > 0) throw new Error(`accepted, but the engine refuses:\n${refusals.join("\n")}`);
  for (const { path, content } of compilation.artifacts) {
    if (path.endsWith(".json")) JSON.parse(content);
  }
  return { refusedWith: [] };
}

function refused(errors: readonly Diagnostic[]): Verdict {
  const nowhere = errors.filter((each) => each.at === undefined && each.place === undefined);
  if (nowhere.length > 0) {
    throw new Error(`refused without a place:\n${nowhere.map((each) => `${each.code}: ${each.detail}`).join("\n")}`);
  }
  const crashed = errors.filter((each) => each.code.startsWith("engine/"));
  if (crashed.length > 0) throw new Error(crashed.map((each) => `${each.code}: ${each.detail}`).join("\n"));
  return { refusedWith: codesOf(errors) };
}

function codesOf(diagnostics: readonly Diagnostic[]): readonly string[] {
  return [...new Set(diagnostics.map((each) => each.code))];
}

/** A promise that fails when it takes too long: nothing may hang. */
export async function within<Value>(milliseconds: number, work: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new Error(`not done after ${milliseconds} ms`)), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
