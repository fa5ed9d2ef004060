import { describe, expect, it } from "vitest";
import { COMPUTED, type Import, type SourceFile, sourceFiles } from "./source-files.js";

const files = new Map(sourceFiles.map((file) => [file.path, file]));

/** The packages that are loaded with a file, at once. */
function packagesOf(start: string): readonly string[] {
  const reached = new Set<string>();
  const waiting = [start];
  const packages = new Set<string>();
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (reached.has(path)) continue;
    reached.add(path);
    for (const { target, when } of files.get(path)?.imports ?? []) {
      if (when !== "start") continue;
      if (files.has(target)) waiting.push(target);
      else if (!target.startsWith("node:")) packages.add(target);
    }
  }
  return [...packages].sort();
}

describe("what is loaded", () => {
  it("with a config is no package at all", () => {
    expect(packagesOf("src/index.ts")).toEqual([]);
  });

  it("with the command is nothing, until it is known what is asked", () => {
    expect(packagesOf("src/cli.ts")).toEqual([]);
    expect(packagesOf("src/cli/main.ts")).toEqual(["commander", "picocolors"]);
  });

  it("in the config's thread and in the engine's process is no package at once", () => {
    expect(packagesOf("src/compiler/load/worker.ts")).toEqual([]);
    expect(packagesOf("src/engine/child.ts")).toEqual([]);
  });

  it("is written out, but for the config itself", () => {
    const users = sourceFiles.filter((file) => file.imports.some((each) => each.target === COMPUTED));
    expect(users.map((file) => file.path)).toEqual(["src/compiler/load/worker.ts"]);
  });

  it("to parse sources, only where a place is looked for", () => {
    const users = sourceFiles.filter((file) => file.imports.some((each) => each.target === "ts-morph"));
    expect(users.filter(({ path }) => !path.startsWith("src/compiler/load/locate/"))).toEqual([]);
  });
});

describe("what touches the world", () => {
  it("only the command prints; only it and the entries of threads and processes of our own end anything", () => {
    const entries = ["src/compiler/load/worker.ts", "src/engine/child.ts"];
    const outside = sourceFiles.filter(({ path }) => path !== "src/cli.ts" && !path.startsWith("src/cli/"));
    expect(accessing(outside, /^console\./)).toEqual([]);
    expect(
      accessing(
        outside.filter(({ path }) => !entries.includes(path)),
        /^process\.exit/,
      ),
    ).toEqual([]);
  });

  it("only write changes files, besides folders of a moment and the last output", () => {
    // `init` writes the first config, `generate` what a GitHub job's outputs are read from, `report` its page.
    const asked = ["init", "generate", "report"].map((name) => `src/cli/commands/${name}.ts`);
    const own = ["src/compiler/load/load-config.ts", "src/engine/scratch.ts", "src/engine/progress.ts"];
    const momentary = [...asked, ...own, "src/recall/recall.ts"];
    const others = sourceFiles.filter(({ path }) => !path.startsWith("src/write/") && !momentary.includes(path));
    const writing = others.flatMap(({ path, imports }) =>
      imports.flatMap(writingNames).map((name) => `${path} imports ${name}`),
    );
    expect(writing).toEqual([]);
  });

  it("what is emitted depends on the pipeline alone", () => {
    const pure = sourceFiles.filter(({ path }) =>
      /^src\/(systems|patterns|surface)\/|^src\/compiler\/(model|resolve|emit)\//.test(path),
    );
    const imported = pure.flatMap(({ path, imports }) =>
      imports.filter((each) => each.target.startsWith("node:")).map((each) => `${path} -> ${each.target}`),
    );
    expect(imported.filter((each) => !/-> node:(path|crypto)$/.test(each))).toEqual([]);
    expect(accessing(pure, /^(Date\.now|Math\.random|process\.|performance\.)/)).toEqual([]);
  });
});

function accessing(where: readonly SourceFile[], what: RegExp): readonly string[] {
  return where.flatMap(({ path, accesses }) =>
    accesses.filter((each) => what.test(each)).map((each) => `${path}: ${each}`),
  );
}

const CHANGING =
  /^(writeFile|append|copy|cp|mkdir|mkdtemp|rename|rm|rmdir|unlink|truncate|symlink|link|ch(mod|own)|utimes|openSync|createWrite)/;

function writingNames({ target, names }: Import): readonly string[] {
  return /^node:fs(\/promises)?$/.test(target) ? names.filter((name) => CHANGING.test(name)) : [];
}
