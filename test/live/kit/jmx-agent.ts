import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { freePort } from "./free-port.js";
import { jmxAgent } from "./monitoring-components.js";

export interface JmxAgent {
  /** What a Java program is started with to serve its metrics. */
  readonly parameter: string;
  /** host:port of the metrics. */
  readonly address: string;
}

export async function agentWith(rules: string, folder: string): Promise<JmxAgent> {
  const file = join(folder, "jmx-exporter.yaml");
  await writeFile(file, rules);
  const address = `127.0.0.1:${await freePort()}`;
  return { parameter: `-javaagent:${await jmxAgent()}=${address}:${file}`, address };
}
