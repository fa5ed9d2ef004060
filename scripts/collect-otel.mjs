// Writes src/systems/otel/catalogue: what the collector's components accept, asked of the collector's own code
// (collect/otel/describe.go), and what only its sources say: paths and enums of OTTL, the functions of the transform and
// filter processors, the columns of the ClickHouse exporter's tables. Needs Go. Run it when a version is raised.
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { clickhouseTables } from "./collect/otel/clickhouse-tables.mjs";
import { componentTypes } from "./collect/otel/component-types.mjs";
import { ottlSources } from "./collect/otel/ottl-sources.mjs";

const OPEN = new Set(["labels.Labels", "config.Headers", "migration.ResourceConfigV030"]);
const DISCOVERIES = [
  "static_configs",
  ..."aws azure consul digitalocean dns docker dockerswarm ec2 eureka file gce hetzner http ionos kubernetes kuma lightsail linode marathon nerve nomad openstack ovhcloud puppetdb scaleway serverset stackit triton uyuni vultr"
    .split(" ")
    .map((name) => `${name}_sd_configs`),
];

const root = join(import.meta.dirname, "..");
const kit = join(root, "test", "live", "kit", "otelcol");
const system = join(root, "src", "systems", "otel");
const work = mkdtempSync(join(tmpdir(), "headrace-otel-"));
const go = (...parameters) => execFileSync("go", parameters, { cwd: work, encoding: "utf8", maxBuffer: 1 << 28 });

try {
  for (const file of ["components.go", "go.mod", "go.sum"]) cpSync(join(kit, file), join(work, file));
  cpSync(join(root, "scripts", "collect", "otel", "describe.go"), join(work, "describe.go"));
  // Built as the live kit builds the collector, so that what Go has compiled for it is used.
  go("build", "-mod=mod", "-trimpath", "-ldflags=-s -w", "-buildvcs=false", "-o", "describe", ".");
  const described = execFileSync(join(work, "describe"), { encoding: "utf8", maxBuffer: 1 << 28 });
  const { functions, ...components } = JSON.parse(described);
  const folderOf = (module) =>
    go(
      "list",
      "-mod=mod",
      "-m",
      "-f",
      "{{.Dir}}",
      `github.com/open-telemetry/opentelemetry-collector-contrib/${module}`,
    ).trim();
  write("components.json", { version: "0.158", ...slim(components) });
  write("ottl.json", { version: "0.158", functions, ...ottlSources(folderOf) });
  write("clickhouse-tables.json", { version: "0.157", ...clickhouseTables(folderOf) });
  mkdirSync(join(system, "define", "components", "settings"), { recursive: true });
  for (const [name, text] of componentTypes(slim(components)))
    writeFileSync(join(system, "define", "components", name), text);
} finally {
  rmSync(work, { recursive: true, force: true });
}

function write(name, content) {
  writeFileSync(join(system, "catalogue", name), `${JSON.stringify(sorted(content))}\n`);
}

/** What decodes itself is not what its fields say. */
function slim({ shapes, ...sections }) {
  const kept = {};
  const scrape = shapes["config.ScrapeConfig"].object;
  for (const discovery of DISCOVERIES) scrape[discovery] = "any";
  const visit = (shape) => {
    if (typeof shape !== "object" || shape === null || Array.isArray(shape)) return shape;
    if (shape.shape === undefined)
      return Object.fromEntries(Object.entries(shape).map(([key, value]) => [key, visit(value)]));
    if (OPEN.has(shape.shape)) return "any";
    if (shape.shape === "config.URL") return "text";
    if (!(shape.shape in kept)) {
      kept[shape.shape] = "any";
      kept[shape.shape] = visit(shapes[shape.shape]);
    }
    return shape;
  };
  const visited = Object.fromEntries(Object.entries(sections).map(([name, section]) => [name, visit(section)]));
  return { ...visited, shapes: kept };
}

function sorted(value) {
  if (Array.isArray(value) || typeof value !== "object" || value === null)
    return Array.isArray(value) ? value.map(sorted) : value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, each]) => [key, sorted(each)]),
  );
}
