// Writes src/systems/grafana/catalogue/units.json: the ids of Grafana's units, as its own SDK lists them. Run it when
// the SDK's version is raised.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
const sdk = join(root, "node_modules", "@grafana", "grafana-foundation-sdk");
const { version } = JSON.parse(readFileSync(join(sdk, "package.json"), "utf8"));
const units = createRequire(import.meta.url)(join(sdk, "dist", "units", "index.js"));
const ids = [...new Set(Object.values(units).filter((each) => typeof each === "string"))].sort();
const catalogue = { source: `@grafana/grafana-foundation-sdk ${version}`, units: ids };
writeFileSync(
  join(root, "src", "systems", "grafana", "catalogue", "units.json"),
  `${JSON.stringify(catalogue, null, 2)}\n`,
);
