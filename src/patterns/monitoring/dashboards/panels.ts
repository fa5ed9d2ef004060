import type { PanelSpec, RowSpec } from "../../../systems/grafana/public.js";

interface Shown {
  /** Grafana's name of the unit. */
  readonly unit?: string;
  /** What each series is called. */
  readonly legend?: string;
  readonly description?: string;
  readonly width?: number;
}

/** How something goes on over time. */
export function course(title: string, expr: string, { unit, legend, description, width = 12 }: Shown = {}): PanelSpec {
  return {
    type: "timeseries",
    title,
    query: { $promql: [expr] },
    width,
    ...(unit === undefined ? {} : { unit }),
    ...(legend === undefined ? {} : { legendFormat: legend }),
    ...(description === undefined ? {} : { description }),
  };
}

/** How much something is now. */
export function now(title: string, expr: string, { unit, legend, description, width = 6 }: Shown = {}): PanelSpec {
  return {
    type: "stat",
    title,
    query: { $promql: [expr] },
    width,
    height: 4,
    ...(unit === undefined ? {} : { unit }),
    ...(legend === undefined ? {} : { legendFormat: legend }),
    ...(description === undefined ? {} : { description }),
  };
}

/** A row, unless it has nothing to show. */
export function rowOf(title: string, panels: readonly PanelSpec[]): readonly RowSpec[] {
  return panels.length === 0 ? [] : [{ type: "row", title, panels: [...panels] }];
}
