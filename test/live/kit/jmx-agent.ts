import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { freeAddress } from "./free-port.js";
import { jmxAgent } from "./monitoring-components.js";

export interface JmxAgent {
  /** What a Java program is started with to serve its metrics. */
  readonly parameter: string;
  /** host:port of the metrics. */
  readonly address: string;
}

/** What it serves, and where: a free port where that is not said. */
export interface JmxMetrics {
  readonly rules: string;
  readonly address?: string;
}

export async function agentWith({ rules, address: given }: JmxMetrics, folder: string): Promise<JmxAgent> {
  const file = join(folder, "jmx-exporter.yaml");
  await writeFile(file, rules);
  const address = given ?? (await freeAddress());
  return { parameter: `-javaagent:${await jmxAgent()}=${address}:${file}`, address };
}
