import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import { parse } from "yaml";
import { javaComponents } from "../kit/components.js";
import { freePort } from "../kit/free-port.js";
import type { Generated } from "../kit/generated.js";
import { agentWith } from "../kit/jmx-agent.js";
import { toolsIn } from "../kit/kafka-tools.js";
import { kitFolder } from "../kit/project-root.js";
import { writeProperties } from "../kit/properties-file.js";
import { launch, type ServerProcess } from "../kit/server-process.js";

interface ComposeService {
  readonly entrypoint?: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly volumes: readonly { readonly source: string; readonly target: string }[];
}

export interface StackBroker {
  readonly inner: string;
  /** host:port of its JMX exporter. */
  readonly metrics: string;
  /** What is issued to whom, by volume. */
  readonly issued: string;
  /** Runs what `register-topics` runs. */
  register(passwords: Readonly<Record<string, string>>): Promise<string>;
  readonly process: ServerProcess;
}

/** Runs `certificates.sh`, and Kafka with the very settings that the stack's broker has, on this machine's ports. */
export async function startStackBroker(generated: Generated, folder: string): Promise<StackBroker> {
  const { services } = parse(generated.text("compose/compose.yaml")) as { services: Record<string, ComposeService> };
  const [inner, control] = await Promise.all([freePort(), freePort()]);
  const issued = join(folder, "issued");
  const authority = join(folder, "authority");
  for (const { source, target } of services.certificates?.volumes ?? [])
    if (target.startsWith("/issued/")) await mkdir(join(issued, source), { recursive: true });
  await mkdir(authority);
  const script = join(generated.folder, "compose", "certificates.sh");
  const issue = () => execa("sh", [script], { env: { AUTHORITY: authority, ISSUED: issued } });
  await issue();
  // Done again, it changes nothing.
  await issue();

  const here = (text: string, volume: string): string =>
    text
      .replaceAll("$$", "$")
      .replace(/:\/\/kafka:|@kafka:|^kafka:/g, (host) => host.replace("kafka", "localhost"))
      .replaceAll(":19091", `:${inner}`)
      .replaceAll(":19090", `:${control}`)
      .replaceAll("/certificates/", `${join(issued, volume)}/`);
  const settings = join(folder, "server.properties");
  const environment = Object.entries(services.kafka?.environment ?? {});
  const properties = environment.flatMap(([name, value]) =>
    name.startsWith("KAFKA_") && name !== "KAFKA_OPTS" ? [[property(name), here(value, "kafka-certificates")]] : [],
  );
  await writeProperties(settings, { ...Object.fromEntries(properties), "log.dirs": join(folder, "data") });
  const { libraries } = await javaComponents();
  const java = ["-cp", libraries, `-Dlog4j2.configurationFile=${join(kitFolder(), "log4j2.properties")}`];
  const id = services.kafka?.environment.CLUSTER_ID ?? "";
  await execa("java", [...java, "kafka.tools.StorageTool", "format", "-t", id, "-c", settings], { all: true });
  const agent = await agentWith({ rules: generated.text("kafka/main/jmx-exporter.yaml") }, folder);
  const server = launch({
    name: "kafka",
    command: "java",
    parameters: ["-Xmx512m", agent.parameter, ...java, "kafka.Kafka", settings],
    directory: folder,
  });
  const bin = await toolsIn(folder);
  const admin = join(folder, "kafka-admin.properties");
  await writeFile(admin, here(generated.text("compose/kafka-admin.properties"), "register-topics-certificates"));
  const bootstrap = `localhost:${inner}`;
  await server.ready(async () => {
    const asked = ["--bootstrap-server", bootstrap, "--command-config", admin];
    const { exitCode } = await execa(join(bin, "kafka-broker-api-versions.sh"), asked, {
      reject: false,
      timeout: 20_000,
    });
    return exitCode === 0 ? true : undefined;
  });
  return {
    inner: bootstrap,
    metrics: agent.address,
    issued,
    process: server,
    async register(passwords) {
      const { all } = await execa("sh", [join(generated.folder, "compose", "register-topics.sh")], {
        all: true,
        env: {
          KAFKA_BIN: bin,
          BOOTSTRAP_SERVERS: bootstrap,
          ADMIN_CONFIG: admin,
          ACLS: join(generated.folder, "kafka", "main", "acls.sh"),
          ...passwords,
        },
      });
      return all;
    },
  };
}

/** As Kafka's image reads its environment. */
function property(variable: string): string {
  return variable
    .slice("KAFKA_".length)
    .toLowerCase()
    .replaceAll("___", "-")
    .replaceAll("__", "\0")
    .replaceAll("_", ".")
    .replaceAll("\0", "_");
}

/** Where files of the stack's worker are here. */
function ofWorker(text: string, issued: string): string {
  return text
    .replaceAll("$$", "$")
    .replaceAll("/certs/", `${join(issued, "authority-certs")}/`)
    .replaceAll("/certificates/", `${join(issued, "connect-certificates")}/`)
    .replaceAll("/tmp/authority.p12", join(issued, "authority.p12"));
}

/** What the stack's worker has of its environment, as Debezium's image reads it, with certificates where they are here. */
export function workerProperties(generated: Generated, issued: string): string {
  const { services } = parse(generated.text("compose/compose.yaml")) as { services: Record<string, ComposeService> };
  return Object.entries(services.connect?.environment ?? {})
    .filter(([name]) => /^CONNECT_(CONFIG_PROVIDERS|CONNECTOR_CLIENT|.*(SECURITY|SSL|SASL)_)/.test(name))
    .map(
      ([name, value]) =>
        `${name.slice("CONNECT_".length).toLowerCase().replaceAll("_", ".")}=${ofWorker(value, issued)}\n`,
    )
    .join("");
}

/** Does what the worker's container does before it starts; the environment that it then starts with. */
export async function workerEnvironment(
  generated: Generated,
  issued: string,
  given: Readonly<Record<string, string>>,
): Promise<Record<string, string>> {
  const { services } = parse(generated.text("compose/compose.yaml")) as { services: Record<string, ComposeService> };
  const [shell = "", option = "", script = "", name = ""] = services.connect?.entrypoint ?? [];
  const print = "const { env } = process; console.log(JSON.stringify(env))";
  const parameters = [option, ofWorker(script, issued), name, process.execPath, "--eval", print];
  const { stdout } = await execa(shell, parameters, { env: { ...given } });
  const started: Record<string, string> = JSON.parse(stdout);
  return Object.fromEntries(Object.keys(given).map((each) => [each, started[each] ?? ""]));
}
