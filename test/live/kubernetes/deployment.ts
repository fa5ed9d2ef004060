import { join } from "node:path";
import { execa } from "execa";
import { expect } from "vitest";
import { compile } from "../../../src/compile.js";
import type { Artifact } from "../../../src/compiler/model/artifact.js";
import { scopeOf } from "../../../src/patterns/deployment/derived.js";
import { deploymentFiles } from "../../../src/patterns/deployment/emit/files.js";
import type { Scope } from "../../../src/patterns/deployment/placed.js";
import { loadGrammar } from "../../../src/systems/prometheus/public.js";
import { type KubernetesObject, objectsIn } from "../kit/apply.js";
import { type Generated, writeArtifacts } from "../kit/generated.js";
import { kubernetesPrograms } from "../kit/kubernetes-programs.js";
import { projectRoot } from "../kit/project-root.js";
import { readTemplates } from "./templates.js";

export interface Deployment {
  readonly generated: Generated;
  readonly scope: Scope;
}

/** A config's manifests, with what else is generated and these files beside them, in a folder. */
export async function deploy(config: string, beside: readonly Artifact[] = []): Promise<Deployment> {
  const { artifacts, diagnostics, pipeline, sources } = await compile({
    configPath: join(projectRoot(), config),
    environment: undefined,
    engine: "embedded",
    memory: new Map(),
    trustMemory: false,
  });
  sources.close();
  expect(diagnostics.map(({ code, detail }) => `${code} ${detail}`)).toEqual([]);
  // Rules that no kind of the config made are read, too.
  await loadGrammar();
  const others = [...artifacts.filter(({ path }) => !path.startsWith("kubernetes/")), ...beside];
  const context = { pipeline, derivedColumns: new Map(), templates: await readTemplates() };
  const scope = scopeOf(pipeline, others);
  if (scope === undefined) throw new Error(`${config} is on no cluster`);
  return { generated: await writeArtifacts([...others, ...deploymentFiles(context, others)]), scope };
}

/** What kustomize makes of a folder, as objects. */
export async function built(
  { generated }: Deployment,
  folder: string,
): Promise<{ readonly text: string; readonly objects: readonly KubernetesObject[] }> {
  const kubectl = join(await kubernetesPrograms(), "kubectl");
  const { stdout } = await execa(kubectl, ["kustomize", join(generated.folder, "kubernetes", folder)]);
  return { text: stdout, objects: objectsIn(stdout) };
}
