import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { freePort } from "./free-port.js";
import { prometheusPrograms } from "./monitoring-components.js";
import { launch, type ServerProcess } from "./server-process.js";
import { temporaryFolder } from "./temporary-folder.js";

export interface Alertmanager {
  /** host:port, as Prometheus' configuration names it. */
  readonly address: string;
  readonly process: ServerProcess;
  stop(): Promise<void>;
}

/** With the given files in its folder; `alertmanager.yml` is the configuration, as the server reads it. */
export async function startAlertmanager(files: Readonly<Record<string, string>>): Promise<Alertmanager> {
  const { alertmanager } = await prometheusPrograms();
  const folder = await temporaryFolder("alertmanager");
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder.path, name), text);
  const address = `127.0.0.1:${await freePort()}`;
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
    async stop() {
      await server.stop();
      await folder.remove();
    },
  };
}
