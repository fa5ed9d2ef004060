import { mkdir, mkdtemp, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import { ComponentUnavailable, cacheFolder, exists, pinned, requireProgram } from "./components.js";
import { kitFolder } from "./project-root.js";

const POSTGRES_EXPORTER = "github.com/prometheus-community/postgres_exporter";

/** Prometheus and Alertmanager of Debian's packages, with promtool and amtool beside them. */
export async function prometheusPrograms(): Promise<{ prometheus: string; alertmanager: string }> {
  await requireProgram("prometheus", "prometheus", "--version");
  await requireProgram("prometheus-alertmanager", "prometheus-alertmanager", "--version");
  return { prometheus: "prometheus", alertmanager: "prometheus-alertmanager" };
}

export async function nodeExporter(): Promise<string> {
  await requireProgram("prometheus-node-exporter", "prometheus-node-exporter", "--version");
  return "prometheus-node-exporter";
}

/** The agent's jar, at the version of pom.xml. */
export async function jmxAgent(): Promise<string> {
  const version = await pinned(join(kitFolder(), "pom.xml"), "jmx-exporter.version");
  const name = `jmx_prometheus_javaagent-${version}.jar`;
  const folder = await once("JMX exporter (by Maven)", `jmx-exporter-${version}`, async (unfinished) => {
    await requireProgram("mvn", "maven");
    const artifact = `io.prometheus.jmx:jmx_prometheus_javaagent:${version}`;
    const parameters = ["-q", "-B", "dependency:copy", `-Dartifact=${artifact}`, `-DoutputDirectory=${unfinished}`];
    await execa("mvn", parameters, { cwd: unfinished, all: true });
  });
  return join(folder, name);
}

/** Built by Go at the version of the wrapper module in `postgres-exporter/`. */
export async function postgresExporter(): Promise<string> {
  const module = join(kitFolder(), "postgres-exporter");
  const required = new RegExp(`${POSTGRES_EXPORTER} v(\\S+)`).exec(await readFile(join(module, "go.mod"), "utf8"))?.[1];
  if (required === undefined) throw new Error(`${module} does not say which version`);
  const folder = await once("PostgreSQL exporter (by Go)", `postgres-exporter-${required}`, async (unfinished) => {
    const parameters = [
      "build",
      "-o",
      join(unfinished, "postgres_exporter"),
      `${POSTGRES_EXPORTER}/cmd/postgres_exporter`,
    ];
    await execa("go", parameters, { cwd: module, env: { CGO_ENABLED: "0", GOFLAGS: "-mod=readonly" }, all: true });
  });
  return join(folder, "postgres_exporter");
}

/** Made in a folder of its own and then renamed, so that half of it is never taken for the whole. */
export async function once(component: string, name: string, make: (folder: string) => Promise<void>): Promise<string> {
  const folder = join(cacheFolder(), name);
  if (await exists(folder)) return folder;
  await mkdir(cacheFolder(), { recursive: true });
  const unfinished = await mkdtemp(join(cacheFolder(), "download-"));
  try {
    await make(unfinished);
    await rename(unfinished, folder);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    if (!(await exists(folder))) throw new ComponentUnavailable(component, error);
  }
  return folder;
}
