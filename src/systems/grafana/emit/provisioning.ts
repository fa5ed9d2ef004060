import { fileName } from "../../../compiler/emit/file-name.js";
import { commentHead } from "../../../compiler/emit/head.js";
import { yamlText } from "../../../compiler/emit/yaml.js";
import type { Artifact } from "../../../compiler/model/artifact.js";
import { ofKind, type Pipeline, type Resource } from "../../../compiler/model/resource.js";
import { DASHBOARD, DATASOURCE, FOLDER } from "../schema/index.js";
import { datasourceEntry } from "./datasource-entry.js";
import { uidFor } from "./printing.js";

/** Where Grafana finds the dashboards' files: `grafana/dashboards` is mounted there. */
const DASHBOARDS = "/var/lib/grafana/dashboards";
/** The folder of files whose dashboards have none. */
export const NO_FOLDER = "general";

const byName = (left: Resource, right: Resource): number => (left.name < right.name ? -1 : 1);

/** What Grafana reads when it starts: its data sources, and where dashboards lie. */
export function provisioningFiles(pipeline: Pipeline): readonly Artifact[] {
  return [...datasourcesFile(pipeline), ...providersFile(pipeline)];
}

function datasourcesFile(pipeline: Pipeline): readonly Artifact[] {
  const datasources = ofKind(pipeline.resources, DATASOURCE).sort(byName);
  const [first] = datasources;
  if (first === undefined) return [];
  // Grafana takes one default at most, whatever its type.
  const standard = ["prometheus", "clickhouse", "postgres", "alertmanager"]
    .map((type) => datasources.find(({ spec }) => spec.type === type && spec.default === true))
    .find((each) => each !== undefined);
  const entries = datasources.map((each) => ({
    ...datasourceEntry(each, uidFor(each, pipeline)),
    isDefault: each === standard,
  }));
  const from = first.madeBy ?? first.address;
  const head = commentHead("#", from, "Secrets come from Grafana's environment.");
  return [
    {
      path: "grafana/provisioning/datasources/datasources.yaml",
      content: `${head}\n${yamlText({ apiVersion: 1, datasources: entries })}`,
      resources: [...new Set(datasources.flatMap((each) => [each.madeBy ?? each.address, each.address]))],
    },
  ];
}

function providersFile(pipeline: Pipeline): readonly Artifact[] {
  const dashboards = ofKind(pipeline.resources, DASHBOARD).sort(byName);
  const [first] = dashboards;
  if (first === undefined) return [];
  const used = new Set(dashboards.map(({ spec }) => spec.folder?.$ref));
  const folders = ofKind(pipeline.resources, FOLDER)
    .filter((each) => used.has(each.address))
    .sort(byName);
  const provider = (name: string, folder: object): object => ({
    name,
    orgId: 1,
    ...folder,
    type: "file",
    disableDeletion: false,
    allowUiUpdates: false,
    updateIntervalSeconds: 30,
    options: { path: `${DASHBOARDS}/${fileName(name)}` },
  });
  const providers = [
    ...(used.has(undefined) ? [provider(NO_FOLDER, { folder: "" })] : []),
    ...folders.map((each) =>
      provider(each.name, { folder: each.spec.title ?? each.name, folderUid: uidFor(each, pipeline) }),
    ),
  ];
  const from = first.madeBy ?? first.address;
  const head = commentHead("#", from, `Mount grafana/dashboards at ${DASHBOARDS}.`);
  return [
    {
      path: "grafana/provisioning/dashboards/dashboards.yaml",
      content: `${head}\n${yamlText({ apiVersion: 1, providers })}`,
      resources: [...new Set([from, ...folders.map((each) => each.address)])],
    },
  ];
}
