import { access, cp, mkdir, mkdtemp, readFile, rename, rm } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { ComponentUnavailable } from "./components.js";
import { kitFolder } from "./project-root.js";

/** What the builder made of builder.yaml; with go.sum, nothing is looked up to build it. */
const SOURCES = ["components.go", "go.mod", "go.sum", "main.go", "main_others.go"];

/** The OpenTelemetry collector with the components of otelcol/builder.yaml, built once into the cache: ten minutes. */
export async function collectorProgram(): Promise<string> {
  const sources = join(kitFolder(), "otelcol");
  const version = /version: ([\d.]+)/.exec(await readFile(join(sources, "builder.yaml"), "utf8"))?.[1];
  if (version === undefined) throw new Error(`${sources}/builder.yaml does not say its version`);
  const cache = process.env.HEADRACE_KIT_CACHE ?? join(homedir(), ".cache", "headrace-test-kit");
  const program = join(cache, `otelcol-${version}`, "otelcol");
  if (!(await isThere(program))) await build(sources, cache, join(cache, `otelcol-${version}`));
  return program;
}

async function build(sources: string, cache: string, folder: string): Promise<void> {
  await mkdir(cache, { recursive: true });
  const unfinished = await mkdtemp(join(cache, "build-"));
  try {
    for (const file of SOURCES) await cp(join(sources, file), join(unfinished, file));
    // One compiler at a time: what else runs on the machine goes on.
    const parameters = ["build", "-p", "1", "-trimpath", "-ldflags=-s -w", "-buildvcs=false", "-o", "otelcol", "."];
    await execa("go", parameters, { cwd: unfinished, all: true });
    for (const file of SOURCES) await rm(join(unfinished, file));
    await rename(unfinished, folder);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    if (!(await isThere(folder))) throw new ComponentUnavailable("The OpenTelemetry collector (by Go)", error);
  }
}

function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
