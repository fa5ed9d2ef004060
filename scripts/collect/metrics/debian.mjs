// Programs that are started on a free port and scraped: Debian's, or of newer ones those that the environment names,
// as built by `go install github.com/prometheus/alertmanager/cmd/alertmanager@v…` and `…/prometheus/node_exporter@v…`.
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { PROMETHEUS_NEWER, PROMETHEUS_SINCE } from "./prometheus-since.mjs";
import { metricsIn } from "./scraped.mjs";

const ALERTMANAGER = process.env.HEADRACE_ALERTMANAGER;
const NODE_EXPORTER = process.env.HEADRACE_NODE_EXPORTER;

const RULES = `groups:
  - name: all
    rules:
      - { record: a:b:c, expr: up }
      - { alert: Up, expr: up == 1 }
`;

export async function prometheus() {
  const port = await freePort();
  const metrics = await withFolder(async (folder) => {
    writeFileSync(join(folder, "rules.yaml"), RULES);
    writeFileSync(
      join(folder, "prometheus.yml"),
      `global: { scrape_interval: 1s, evaluation_interval: 1s }
rule_files: [rules.yaml]
alerting: { alertmanagers: [{ static_configs: [{ targets: ["127.0.0.1:1"] }] }] }
scrape_configs: [{ job_name: self, static_configs: [{ targets: ["127.0.0.1:${port}"] }] }]
`,
    );
    return scraped(folder, port, "prometheus", [
      "--config.file=prometheus.yml",
      "--storage.tsdb.path=data",
      `--web.listen-address=127.0.0.1:${port}`,
    ]);
  });
  const scrape = catalogue("prometheus", metrics);
  const source = `${scrape.source}, with what came until ${PROMETHEUS_NEWER} from its sources`;
  return { ...scrape, version: PROMETHEUS_NEWER, source, metrics: [...scrape.metrics, ...PROMETHEUS_SINCE] };
}

export async function alertmanager() {
  const port = await freePort();
  const metrics = await withFolder((folder) => {
    writeFileSync(join(folder, "alertmanager.yml"), "route: { receiver: none }\nreceivers: [{ name: none }]\n");
    return scraped(folder, port, ALERTMANAGER ?? "prometheus-alertmanager", [
      "--config.file=alertmanager.yml",
      "--storage.path=data",
      "--cluster.listen-address=127.0.0.1:0",
      `--web.listen-address=127.0.0.1:${port}`,
    ]);
  });
  return catalogue("alertmanager", metrics, ALERTMANAGER);
}

export async function nodeExporter() {
  const port = await freePort();
  const parameters = [`--web.listen-address=127.0.0.1:${port}`];
  const command = NODE_EXPORTER ?? "prometheus-node-exporter";
  const metrics = await withFolder((folder) => scraped(folder, port, command, parameters));
  // What hangs on the machine's devices is left to those that have them; what Debian's scripts write is Debian's.
  const own = metrics.filter(
    ({ name }) => !/^(apt_|nvme_|smartmon_|node_reboot_required|node_textfile_mtime)/.test(name),
  );
  return catalogue("node_exporter", own, NODE_EXPORTER);
}

function catalogue(component, metrics, program) {
  const version = metrics.find(({ name }) => name.endsWith("_build_info")).version ?? moduleVersion(program);
  const maker = program === undefined ? `${component} ${version} of Debian` : `${component} ${version}, built by Go`;
  return { component, version, source: `${maker}, scraped`, metrics };
}

/** What `go install` builds is told its version by nobody but Go itself. */
function moduleVersion(program) {
  const { stdout } = spawnSync("go", ["version", "-m", program], { encoding: "utf8" });
  return /^\s+mod\s+\S+\s+v(\S+)/m.exec(stdout)[1];
}

async function scraped(folder, port, command, parameters) {
  const child = spawn(command, parameters, { cwd: folder, stdio: "ignore" });
  try {
    for (let tries = 0; ; tries++) {
      try {
        // Twice and with a pause: some metrics are there after the first scrape or evaluation.
        await fetch(`http://127.0.0.1:${port}/metrics`);
        await sleep(5000);
        const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
        const version = /_build_info\{(?:.*,)?version="([^"+]+)/.exec(text)?.[1];
        return metricsIn(text).map((metric) => (metric.name.endsWith("_build_info") ? { ...metric, version } : metric));
      } catch (error) {
        if (tries > 50) throw error;
        await sleep(200);
      }
    }
  } finally {
    child.kill();
  }
}

async function withFolder(use) {
  const folder = mkdtempSync(join(tmpdir(), "headrace-metrics-"));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
