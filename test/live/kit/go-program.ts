import { access, cp, mkdir, mkdtemp, readdir, rename, rm } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { ComponentUnavailable } from "./components.js";
import { kitFolder } from "./project-root.js";

/** A program of a Go module in the kit, built once into the cache; with its go.sum, nothing is looked up for that. */
export async function goProgram(module: string, version: string): Promise<string> {
  const cache = process.env.HEADRACE_KIT_CACHE ?? join(homedir(), ".cache", "headrace-test-kit");
  const folder = join(cache, `${module}-${version}`);
  if (!(await isThere(join(folder, module)))) await build(module, cache, folder);
  return join(folder, module);
}

/** In a folder of its own and then renamed, so that a broken build is never taken for a whole one. */
async function build(module: string, cache: string, folder: string): Promise<void> {
  await mkdir(cache, { recursive: true });
  const unfinished = await mkdtemp(join(cache, "build-"));
  const sources = join(kitFolder(), module);
  const files = (await readdir(sources)).filter((name) => name.endsWith(".go") || name.startsWith("go."));
  try {
    for (const file of files) await cp(join(sources, file), join(unfinished, file));
    // One compiler at a time: what else runs on the machine goes on.
    const parameters = ["build", "-p", "1", "-trimpath", "-ldflags=-s -w", "-buildvcs=false", "-o", module, "."];
    await execa("go", parameters, { cwd: unfinished, all: true });
    for (const file of files) await rm(join(unfinished, file));
    await rename(unfinished, folder);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    if (!(await isThere(folder))) throw new ComponentUnavailable(`${module} (by Go)`, error);
  }
}

function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
