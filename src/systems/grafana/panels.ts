import { isPromqlText, isSqlText, type PromqlText, type SqlText } from "../../compiler/model/reference.js";
import type { DashboardSpec, DataPanelSpec, PanelSpec, QuerySpec, RowSpec } from "./schema/index.js";

type Path = readonly (string | number)[];

/** A panel, and the way to it in its dashboard's options. */
export interface PanelAt {
  readonly panel: PanelSpec;
  readonly path: Path;
}

/** Panels that flow together: those at the head of a dashboard, or between two rows, or of a row. */
export interface Section {
  readonly row: { readonly row: RowSpec; readonly path: Path } | undefined;
  readonly panels: readonly PanelAt[];
}

/** A dashboard from top to bottom. */
export function sectionsOf(spec: DashboardSpec): readonly Section[] {
  const sections: { row: Section["row"]; panels: PanelAt[] }[] = [];
  let open: PanelAt[] | undefined;
  const addRow = (row: RowSpec, path: Path): void => {
    const panels = row.panels.map((panel, index) => ({ panel, path: [...path, "panels", index] }));
    sections.push({ row: { row, path }, panels });
    open = undefined;
  };
  for (const [index, each] of (spec.panels ?? []).entries()) {
    const path = ["panels", index];
    if (each.type === "row") {
      addRow(each, path);
      continue;
    }
    if (open === undefined) {
      open = [];
      sections.push({ row: undefined, panels: open });
    }
    open.push({ panel: each, path });
  }
  for (const [index, row] of (spec.rows ?? []).entries()) addRow(row, ["rows", index]);
  return sections;
}

export function panelsOf(spec: DashboardSpec): readonly PanelAt[] {
  return sectionsOf(spec).flatMap(({ panels }) => panels);
}

export function isDataPanel(panel: PanelSpec): panel is DataPanelSpec {
  return panel.type !== "text";
}

/** A query of a panel, with what the panel says of all its queries, and the way to its text from the panel. */
export interface PanelQuery extends QuerySpec {
  /** `A`, `B` … */
  readonly refId: string;
  readonly path: Path;
}

export function queriesOf(panel: PanelSpec): readonly PanelQuery[] {
  if (!isDataPanel(panel)) return [];
  const { datasource, legendFormat } = panel;
  const defaults = {
    ...(datasource === undefined ? {} : { datasource }),
    ...(legendFormat === undefined ? {} : { legendFormat }),
  };
  if (panel.query !== undefined) return [{ ...defaults, query: panel.query, refId: "A", path: ["query"] }];
  return (panel.queries ?? []).map((each, index): PanelQuery => {
    const refId = letters(index);
    if (isSqlText(each) || isPromqlText(each)) {
      return { ...defaults, query: each, refId, path: ["queries", index] };
    }
    return { ...defaults, ...each, refId, path: ["queries", index, "query"] };
  });
}

/** `A` to `Z`, `AA` and on. */
function letters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : letters(Math.floor(index / 26) - 1) + last;
}

export type Language = "sql" | "promql";

export function languageOf(query: SqlText | PromqlText): Language {
  return isSqlText(query) ? "sql" : "promql";
}
