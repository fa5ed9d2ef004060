import { join } from "node:path";
import { z } from "zod";
import { freeAddress } from "./free-port.js";
import { prometheusPrograms } from "./monitoring-components.js";
import { launch, type ServerProcess } from "./server-process.js";
import { temporaryFolder, writeFiles } from "./temporary-folder.js";

export interface Prometheus {
  readonly url: string;
  readonly process: ServerProcess;
  /** The series that an instant query finds now. */
  query(expression: string): Promise<readonly Sample[]>;
  /** The names of all series that it has. */
  names(): Promise<ReadonlySet<string>>;
  /** By job: whether the last scrape of each of its targets succeeded, else the error. */
  targets(): Promise<Readonly<Record<string, string>>>;
  stop(): Promise<void>;
}

export interface Sample {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

const answered = z.object({
  data: z.object({
    result: z.array(
      z.object({ metric: z.record(z.string(), z.string()), value: z.tuple([z.number(), z.coerce.number()]) }),
    ),
  }),
});

const named = z.object({ data: z.array(z.string()) });

const targeted = z.object({
  data: z.object({
    activeTargets: z.array(
      z.object({ labels: z.record(z.string(), z.string()), health: z.string(), lastError: z.string() }),
    ),
  }),
});

export interface PrometheusOptions {
  /** A free one unless it is given. */
  readonly address?: string;
  /** What is mounted for it in production, by path below the folder of secrets. */
  readonly secrets?: Readonly<Record<string, string>>;
}

const SECRETS = "/etc/prometheus/secrets";

/** With the given files in its folder; `prometheus.yml` is the configuration, as the server reads it. */
export async function startPrometheus(
  files: Readonly<Record<string, string>>,
  { address, secrets = {} }: PrometheusOptions = {},
): Promise<Prometheus> {
  const { prometheus } = await prometheusPrograms();
  const folder = await temporaryFolder("prometheus");
  const mounted = join(folder.path, "secrets");
  await writeFiles(mounted, secrets);
  const placed = Object.entries(files).map(([name, text]) => [name, text.replaceAll(SECRETS, mounted)]);
  await writeFiles(folder.path, Object.fromEntries(placed));
  const url = `http://${address ?? (await freeAddress())}`;
  const server = launch({
    name: "prometheus",
    command: prometheus,
    parameters: [
      "--config.file=prometheus.yml",
      "--storage.tsdb.path=data",
      `--web.listen-address=${url.replace("http://", "")}`,
    ],
    directory: folder.path,
  });
  const ask = async (path: string) => (await fetch(`${url}/api/v1/${path}`)).json();
  await server.ready(() => fetch(`${url}/-/ready`).then((answer) => answer.ok || undefined));
  return {
    url,
    process: server,
    async query(expression) {
      const { data } = answered.parse(await ask(`query?query=${encodeURIComponent(expression)}`));
      return data.result.map(({ metric, value }) => ({ labels: metric, value: value[1] }));
    },
    async names() {
      const { data } = named.parse(await ask("label/__name__/values"));
      return new Set(data);
    },
    async targets() {
      const { data } = targeted.parse(await ask("targets"));
      return Object.fromEntries(
        data.activeTargets.map(({ labels, health, lastError }) => [labels.job ?? "", lastError || health]),
      );
    },
    async stop() {
      await server.stop();
      await folder.remove();
    },
  };
}
