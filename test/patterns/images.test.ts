import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { PINNED_IMAGES } from "../../src/patterns/images/pinned.js";

const CATALOGUE = "src/systems/prometheus/catalogue/metrics";
/** By the catalogue's names of components, the image that each is deployed as. */
const DEPLOYED: Readonly<Record<string, keyof typeof PINNED_IMAGES>> = {
  alertmanager: "alertmanager",
  clickhouse: "clickhouse",
  "clickhouse-keeper": "keeper",
  grafana: "grafana",
  kafka: "kafka",
  kafka_exporter: "kafka-exporter",
  node_exporter: "node-exporter",
  otelcol: "collector",
  postgres_exporter: "postgres-exporter",
  prometheus: "prometheus",
};
/** Of its releases the engine names the minor one alone. */
const BY_MINOR = new Set(["clickhouse", "clickhouse-keeper"]);
/** Not deployed by an image of its own: Debezium's has Connect, a cluster its own kube-state-metrics. */
const ELSEWHERE = ["kafka-connect", "kube-state-metrics"];

interface Catalogue {
  readonly component: string;
  readonly version: string;
}

const catalogues = readdirSync(CATALOGUE).map(
  (file): Catalogue => JSON.parse(readFileSync(`${CATALOGUE}/${file}`, "utf8")),
);

test("metrics are those of the versions that are deployed", () => {
  const versionOf = (component: string, version: string): string =>
    BY_MINOR.has(component) ? version.split(".").slice(0, 2).join(".") : version;
  const known = Object.fromEntries(catalogues.map((each) => [each.component, versionOf(each.component, each.version)]));
  const pinned = Object.entries(DEPLOYED).map(([component, image]) => {
    const tag = PINNED_IMAGES[image].replace(/^.*:v?/, "");
    return [component, versionOf(component, tag)] as const;
  });
  expect(Object.fromEntries(pinned)).toEqual(
    Object.fromEntries(Object.entries(known).filter(([component]) => !ELSEWHERE.includes(component))),
  );
});

test("the engine that proves statements is of the version that is deployed", () => {
  const { version } = JSON.parse(readFileSync("src/systems/clickhouse/catalogue/catalogue.json", "utf8"));
  expect(PINNED_IMAGES.clickhouse).toMatch(new RegExp(`:${String(version).replace(".", "\\.")}\\.`));
});
