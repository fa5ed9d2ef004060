import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { compile } from "../../../src/compile.js";
import { temporaryFolder } from "./temporary-folder.js";

/** The files that a config compiles to, in a folder of their own. */
export interface Generated {
  readonly folder: string;
  readonly paths: readonly string[];
  text(path: string): string;
  remove(): Promise<void>;
}

export async function generate(configPath: string): Promise<Generated> {
  const { artifacts, diagnostics } = await compile({
    configPath,
    environment: undefined,
    engine: "embedded",
    memory: new Map(),
    trustMemory: false,
  });
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  if (errors.length > 0) throw new Error(errors.map(({ code, detail }) => `${code}: ${detail}`).join("\n"));

  const folder = await temporaryFolder("generated");
  const contents = new Map(artifacts.map(({ path, content }) => [path, content]));
  for (const [path, content] of contents) {
    await mkdir(dirname(join(folder.path, path)), { recursive: true });
    await writeFile(join(folder.path, path), content);
  }
  return {
    folder: folder.path,
    paths: [...contents.keys()],
    text(path) {
      const content = contents.get(path);
      if (content === undefined) throw new Error(`${path} is not generated, only ${[...contents.keys()].join(", ")}`);
      return content;
    },
    remove: () => folder.remove(),
  };
}

/** The same for a config that a test writes itself. */
export async function generateFrom(config: string): Promise<Generated> {
  const folder = await temporaryFolder("config");
  const configPath = join(folder.path, "pipeline.config.ts");
  try {
    await writeFile(configPath, config);
    return await generate(configPath);
  } finally {
    await folder.remove();
  }
}
