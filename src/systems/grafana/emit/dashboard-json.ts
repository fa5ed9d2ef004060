import type { Resource } from "../../../compiler/model/resource.js";
import { type GridPos, layoutOf } from "../layout.js";
import { sectionsOf } from "../panels.js";
import type { DashboardSpec } from "../schema/index.js";
import { PanelIds } from "../uid.js";
import { type AnnotationJson, annotationJson, BUILT_IN } from "./annotation-json.js";
import { type LinkJson, linkJson } from "./links.js";
import { type PanelJson, panelJson } from "./panel-json.js";
import { type Printing, uidFor } from "./printing.js";
import { type VariableJson, variableJson } from "./variable-json.js";

export interface RowJson {
  readonly id: number;
  readonly type: "row";
  readonly title: string;
  readonly gridPos: GridPos;
  readonly collapsed: boolean;
  readonly panels: PanelJson[];
  readonly repeat?: string;
}

/** A dashboard in Grafana's classic form, which file provisioning takes. */
export interface DashboardJson {
  readonly id: null;
  readonly uid: string;
  readonly title: string;
  readonly description: string;
  readonly tags: string[];
  readonly timezone: string;
  readonly editable: boolean;
  readonly graphTooltip: 0 | 1 | 2;
  readonly time: { from: string; to: string };
  readonly refresh: string;
  readonly schemaVersion: number;
  readonly templating: { list: VariableJson[] };
  readonly annotations: { list: AnnotationJson[] };
  readonly links: LinkJson[];
  readonly panels: (PanelJson | RowJson)[];
}

const SCHEMA_VERSION = 42;
const TOOLTIPS = { off: 0, crosshair: 1, tooltip: 2 } as const;

export function dashboardJson(resource: Resource<DashboardSpec>, printing: Printing): DashboardJson {
  const { spec } = resource;
  return {
    id: null,
    uid: uidFor(resource, printing.pipeline),
    title: spec.title,
    description: spec.description ?? "",
    tags: [...(spec.tags ?? [])],
    timezone: spec.timezone ?? "browser",
    editable: spec.editable ?? true,
    graphTooltip: TOOLTIPS[spec.tooltip ?? "crosshair"],
    time: { from: spec.from ?? "now-6h", to: spec.to ?? "now" },
    refresh: spec.refresh ?? "",
    schemaVersion: SCHEMA_VERSION,
    templating: { list: (spec.variables ?? []).map((each) => variableJson(each, printing)) },
    annotations: { list: [BUILT_IN, ...(spec.annotations ?? []).map((each) => annotationJson(each, printing))] },
    links: (spec.links ?? []).map((each) => linkJson(each, printing)),
    panels: panelsJson(spec, printing),
  };
}

function panelsJson(spec: DashboardSpec, printing: Printing): (PanelJson | RowJson)[] {
  const sections = sectionsOf(spec);
  const places = layoutOf(sections);
  const ids = new PanelIds();
  return sections.flatMap(({ row, panels }, index): (PanelJson | RowJson)[] => {
    const place = places[index];
    const made = panels.flatMap(({ panel }, at) => {
      const gridPos = place?.panels[at];
      return gridPos === undefined ? [] : [panelJson(panel, gridPos, ids, printing)];
    });
    if (row === undefined || place?.row === undefined) return made;
    const { title, collapsed = false, repeat } = row.row;
    const head: RowJson = {
      id: ids.of("row", title),
      type: "row",
      title,
      gridPos: place.row,
      collapsed,
      panels: collapsed ? made : [],
      ...(repeat === undefined ? {} : { repeat }),
    };
    return collapsed ? [head] : [head, ...made];
  });
}
