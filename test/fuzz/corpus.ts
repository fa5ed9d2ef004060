import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { vi } from "vitest";
import { configOfCase } from "../../src/compiler/check/rule-case.js";
import type { LoadedConfig } from "../../src/compiler/model/loaded-config.js";
import { systems } from "../../src/registry.js";
import { pages, root, textOf } from "../docs/pages.js";

// The test puts something else in the place of the loader.
const loader = () =>
  vi.importActual<typeof import("../../src/compiler/load/load-config.js")>("../../src/compiler/load/load-config.js");

/** A config that is accepted: what random ones are made of. */
export interface Specimen {
  readonly name: string;
  readonly load: () => Promise<LoadedConfig>;
}

/** Every config that the project says is right: the rules' passing cases, the pages' configs and the examples. */
export function specimens(): readonly Specimen[] {
  const cases = systems.flatMap((system) => system.rules.map((rule) => ofText(rule.code, configOfCase(rule.passing))));
  const examples = ["pipeline.config.ts", "examples/postgres-cdc/pipeline.config.ts"].map((path) => ({
    name: path,
    load: once(() => loadedAt(join(root, path))),
  }));
  return [
    ...cases,
    ...pages()
      .filter((page) => page.startsWith("docs/reference/"))
      .flatMap(inPage),
    ...examples,
  ];
}

function inPage(page: string): readonly Specimen[] {
  const blocks = textOf(page).matchAll(/^```ts\n(.*?)^```$/gms);
  return [...blocks]
    .map(([, text = ""]) => text)
    .filter((text) => text.includes("definePipeline("))
    .map((text) => ofText(page, text));
}

function ofText(name: string, text: string): Specimen {
  return { name, load: once(() => loadedFrom(text)) };
}

async function loadedFrom(text: string): Promise<LoadedConfig> {
  const folder = await mkdtemp(join(tmpdir(), "headrace-fuzz-"));
  try {
    const configPath = join(folder, "pipeline.config.ts");
    await writeFile(configPath, text);
    return await loadedAt(configPath);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function loadedAt(configPath: string): Promise<LoadedConfig> {
  const { loadConfig } = await loader();
  const { config, sources } = await loadConfig({ configPath, environment: undefined });
  sources.close();
  return config;
}

/** Most runs need few of them: each is loaded when it is first asked for. */
function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
