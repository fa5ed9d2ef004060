import type { JsonObject } from "../../../compiler/model/json.js";
import type { GridPos } from "../layout.js";
import { isDataPanel } from "../panels.js";
import type { PanelSpec } from "../schema/index.js";
import type { PanelIds } from "../uid.js";
import { type FieldConfigJson, fieldConfig } from "./field-config.js";
import { type LinkJson, linkJson } from "./links.js";
import { pluginOptions } from "./panel-options.js";
import type { DatasourceRef, Printing } from "./printing.js";
import { type TargetJson, targetsOf } from "./targets.js";

export interface PanelJson {
  readonly id: number;
  readonly type: string;
  readonly title: string;
  readonly description?: string;
  readonly gridPos: GridPos;
  readonly datasource?: DatasourceRef;
  readonly targets?: TargetJson[];
  readonly fieldConfig?: FieldConfigJson;
  readonly options: JsonObject;
  readonly links?: LinkJson[];
  readonly transparent?: boolean;
  readonly repeat?: string;
  readonly repeatDirection?: "h" | "v";
  readonly maxPerRow?: number;
  readonly interval?: string;
  readonly maxDataPoints?: number;
  readonly timeFrom?: string;
  readonly timeShift?: string;
  readonly transformations?: { id: string; options: object }[];
}

export function panelJson(panel: PanelSpec, gridPos: GridPos, ids: PanelIds, printing: Printing): PanelJson {
  const base = { id: ids.of(panel.type, panel.title), title: panel.title, gridPos, ...placeOptions(panel, printing) };
  if (!isDataPanel(panel)) {
    const code = { language: "plaintext", showLineNumbers: false, showMiniMap: false };
    return { ...base, type: "text", options: { code, content: panel.content, mode: panel.mode ?? "markdown" } };
  }
  const { plugin, options, custom, color } = pluginOptions(panel);
  const targets = targetsOf(panel, printing);
  const datasource = datasourceOfAll(targets);
  return {
    ...base,
    type: plugin,
    ...(datasource === undefined ? {} : { datasource }),
    targets,
    fieldConfig: fieldConfig(panel, { ...custom, ...panel.custom }, color, printing),
    options: { ...options, ...panel.options },
    ...given("interval", panel.interval),
    ...given("maxDataPoints", panel.maxDataPoints),
    ...given("timeFrom", panel.timeFrom),
    ...given("timeShift", panel.timeShift),
    ...(panel.transformations === undefined
      ? {}
      : { transformations: panel.transformations.map(({ id, options }) => ({ id, options: options ?? {} })) }),
  };
}

function placeOptions(panel: PanelSpec, printing: Printing): Partial<PanelJson> {
  return {
    ...given("description", panel.description),
    ...given("transparent", panel.transparent),
    ...(panel.links === undefined ? {} : { links: panel.links.map((each) => linkJson(each, printing)) }),
    ...(panel.repeat === undefined
      ? {}
      : {
          repeat: panel.repeat,
          repeatDirection: panel.repeatDirection === "vertical" ? "v" : "h",
          ...given("maxPerRow", panel.maxPerRow),
        }),
  };
}

function given<Key extends string, Value>(key: Key, value: Value | undefined): { [key in Key]?: Value } {
  return value === undefined ? {} : ({ [key]: value } as { [key in Key]: Value });
}

/** Grafana's mark for a panel that asks several data sources. */
const MIXED: DatasourceRef = { type: "datasource", uid: "-- Mixed --" };

function datasourceOfAll(targets: readonly TargetJson[]): DatasourceRef | undefined {
  const uids = new Set(targets.map(({ datasource }) => datasource?.uid));
  return uids.size > 1 ? MIXED : targets[0]?.datasource;
}
