import { z } from "zod";
import { freeAddress } from "./free-port.js";
import { prometheusPrograms } from "./monitoring-components.js";
import { launch, type ServerProcess } from "./server-process.js";
import { temporaryFolder, writeFiles } from "./temporary-folder.js";

export interface Alertmanager {
  /** host:port, as Prometheus' configuration names it. */
  readonly address: string;
  readonly process: ServerProcess;
  /** The names of the alerts that it has now. */
  active(): Promise<readonly string[]>;
  stop(): Promise<void>;
}

const known = z.array(z.object({ labels: z.object({ alertname: z.string() }) }));

/** With the given files in its folder; `alertmanager.yml` is the configuration, as the server reads it. */
export async function startAlertmanager(
  files: Readonly<Record<string, string>>,
  given?: string,
): Promise<Alertmanager> {
  const { alertmanager } = await prometheusPrograms();
  const folder = await temporaryFolder("alertmanager");
  await writeFiles(folder.path, files);
  const address = given ?? (await freeAddress());
  const server = launch({
    name: "alertmanager",
    command: alertmanager,
    parameters: [
      "--config.file=alertmanager.yml",
      "--storage.path=data",
      "--cluster.listen-address=",
      `--web.listen-address=${address}`,
    ],
    directory: folder.path,
  });
  await server.ready(() => fetch(`http://${address}/-/ready`).then((answer) => answer.ok || undefined));
  return {
    address,
    process: server,
    async active() {
      const alerts = known.parse(await (await fetch(`http://${address}/api/v2/alerts`)).json());
      return alerts.map(({ labels }) => labels.alertname);
    },
    async stop() {
      await server.stop();
      await folder.remove();
    },
  };
}
