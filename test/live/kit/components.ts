import { access, mkdir, mkdtemp, readdir, readFile, rename, rm } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { kitFolder } from "./project-root.js";

/** A component of the live stack cannot be had here; the message says which and why. */
export class ComponentUnavailable extends Error {
  constructor(component: string, cause: unknown) {
    super(`${component} could not be had: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

export interface JavaComponents {
  kafkaVersion: string;
  debeziumVersion: string;
  /** The class path of Kafka and of Kafka Connect. */
  libraries: string;
  /** Connect's plugin.path: one folder per connector. */
  plugins: string;
}

/** Kafka, Connect and Debezium at the versions of pom.xml, downloaded once into the cache. */
export async function javaComponents(): Promise<JavaComponents> {
  const pom = join(kitFolder(), "pom.xml");
  const kafkaVersion = await pinned(pom, "kafka.version");
  const debeziumVersion = await pinned(pom, "debezium.version");
  await requireProgram("java", "openjdk-17-jre-headless");

  const cache = process.env.HEADRACE_KIT_CACHE ?? join(homedir(), ".cache", "headrace-test-kit");
  const folder = join(cache, `kafka-${kafkaVersion}-debezium-${debeziumVersion}`);
  if (!(await exists(folder))) await download(pom, cache, folder);
  return { kafkaVersion, debeziumVersion, libraries: join(folder, "kafka", "*"), plugins: join(folder, "plugins") };
}

/** The folder of PostgreSQL's server programs, the newest one installed. */
export async function postgresPrograms(): Promise<string> {
  const installed = (await installedPostgres()) ?? (await installPostgres());
  if (installed === undefined) throw new ComponentUnavailable("PostgreSQL", "the package is there, its server is not");
  return installed;
}

async function installPostgres(): Promise<string | undefined> {
  await install("PostgreSQL", "postgresql");
  return installedPostgres();
}

async function installedPostgres(): Promise<string | undefined> {
  const root = "/usr/lib/postgresql";
  if (!(await exists(root))) return undefined;
  const newestFirst = (await readdir(root)).sort((one, other) => Number(other) - Number(one));
  for (const version of newestFirst) {
    const programs = join(root, version, "bin");
    if (await exists(join(programs, "initdb"))) return programs;
  }
  return undefined;
}

/** Into a folder of its own and then renamed, so that a broken download is never taken for a whole one. */
async function download(pom: string, cache: string, folder: string): Promise<void> {
  await requireProgram("mvn", "maven");
  await mkdir(cache, { recursive: true });
  const unfinished = await mkdtemp(join(cache, "download-"));
  try {
    await execa("mvn", ["-q", "-B", "-f", pom, `-Dkit.directory=${unfinished}`, "process-resources"], { all: true });
    await rename(unfinished, folder);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    if (!(await exists(folder))) throw new ComponentUnavailable("Kafka and Debezium (by Maven)", error);
  }
}

async function requireProgram(program: string, debianPackage: string): Promise<void> {
  const { failed } = await execa(program, ["-version"], { reject: false });
  if (failed) await install(program, debianPackage);
}

async function install(component: string, debianPackage: string): Promise<void> {
  const environment = { env: { DEBIAN_FRONTEND: "noninteractive" } };
  try {
    await execa("apt-get", ["update", "-q"], environment);
    await execa("apt-get", ["install", "-y", "-q", "--no-install-recommends", debianPackage], environment);
  } catch (error) {
    throw new ComponentUnavailable(`${component} (Debian package ${debianPackage})`, error);
  }
}

async function pinned(pom: string, property: string): Promise<string> {
  const version = new RegExp(`<${property}>([^<]+)</${property}>`).exec(await readFile(pom, "utf8"))?.[1];
  if (version === undefined) throw new Error(`${pom} does not say ${property}`);
  return version;
}

export function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
