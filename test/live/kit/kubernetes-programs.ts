import { copyFile, mkdir, mkdtemp, readFile, rename, rm } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { ComponentUnavailable, exists } from "./components.js";
import { kitFolder, projectRoot } from "./project-root.js";

const VERSION = "1.36.3";

/** Programs by the packages that they are built from, in the wrapper module of each. */
const PROGRAMS = {
  "kube-apiserver": [
    ["etcd", "go.etcd.io/etcd/server/v3"],
    ["kube-apiserver", "k8s.io/kubernetes/cmd/kube-apiserver"],
    ["kubectl", "k8s.io/kubernetes/cmd/kubectl"],
  ],
  "kube-score": [["kube-score", "github.com/zegl/kube-score/cmd/kube-score"]],
} as const;

/** The folder of a real API server's programs, built once by Go: ten minutes on two cores. */
export function kubernetesPrograms(): Promise<string> {
  return built("kube-apiserver");
}

export function kubeScore(): Promise<string> {
  return built("kube-score");
}

async function built(module: keyof typeof PROGRAMS): Promise<string> {
  const cache = process.env.HEADRACE_KIT_CACHE ?? join(homedir(), ".cache", "headrace-test-kit");
  const folder = join(cache, `kubernetes-${VERSION}`);
  await mkdir(folder, { recursive: true });
  const unfinished = await mkdtemp(join(cache, "build-"));
  try {
    for (const file of ["go.mod", "go.sum"]) await copyFile(join(kitFolder(), module, file), join(unfinished, file));
    for (const [program, source] of PROGRAMS[module]) {
      if (await exists(join(folder, program))) continue;
      const output = join(unfinished, program);
      const flags = ["-mod=mod", "-trimpath", "-ldflags=-s -w", "-o", output];
      await execa("nice", ["-n", "19", "go", "build", ...flags, source], { cwd: unfinished });
      await rename(output, join(folder, program));
    }
    return folder;
  } catch (error) {
    throw new ComponentUnavailable(`${module} (built by Go from its modules)`, error);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

/** The folder of the operators' custom resource definitions: data of others, which is not part of the project. */
export async function customResourceDefinitions(): Promise<string> {
  const folder = process.env.HEADRACE_CRDS ?? join(projectRoot(), "..", "shared", "crds");
  if (await exists(folder)) return folder;
  throw new ComponentUnavailable(
    "Custom resource definitions",
    `${folder} is not there: HEADRACE_CRDS can name another`,
  );
}

const PROMETHEUS_OPERATOR = "github.com/prometheus-operator/prometheus-operator@v0.93.0";

/** A definition of the Prometheus operator that is not in that folder, of its Go module: `alertmanagers`. */
export async function operatorDefinition(plural: string): Promise<string> {
  try {
    const { stdout } = await execa("go", ["mod", "download", "-json", PROMETHEUS_OPERATOR], { cwd: tmpdir() });
    const folder = /"Dir": "([^"]+)"/.exec(stdout)?.[1] ?? "";
    const file = `monitoring.coreos.com_${plural}.yaml`;
    return await readFile(join(folder, "example", "prometheus-operator-crd", file), "utf8");
  } catch (error) {
    throw new ComponentUnavailable("definitions of the Prometheus operator (by Go)", error);
  }
}
