import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { compile } from "../../../src/compile.js";
import { type Generated, writeArtifacts } from "./generated.js";
import { temporaryFolder } from "./temporary-folder.js";

/** The files that a config compiles to. */
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
  return writeArtifacts(artifacts);
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
