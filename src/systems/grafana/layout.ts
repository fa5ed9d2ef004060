import type { Section } from "./panels.js";
import type { PanelSpec } from "./schema/index.js";

export const GRID_COLUMNS = 24;

/** A place in a dashboard's grid. */
export interface GridPos {
  readonly h: number;
  readonly w: number;
  readonly x: number;
  readonly y: number;
}

type Sizes = Readonly<Record<PanelSpec["type"], { readonly w: number; readonly h: number }>>;
const SIZES: Sizes = {
  timeseries: { w: 12, h: 8 },
  stat: { w: 6, h: 4 },
  gauge: { w: 6, h: 4 },
  table: { w: 12, h: 8 },
  barchart: { w: 12, h: 8 },
  heatmap: { w: 12, h: 8 },
  stateTimeline: { w: 12, h: 8 },
  logs: { w: 12, h: 8 },
  text: { w: 24, h: 3 },
};

export interface PlacedSection {
  /** The place of its row; without a row none. */
  readonly row: GridPos | undefined;
  readonly panels: readonly GridPos[];
}

/** Where all rows and panels stand: each section begins below what is open above it. */
export function layoutOf(sections: readonly Section[]): readonly PlacedSection[] {
  let y = 0;
  return sections.map(({ row, panels }) => {
    const at = row === undefined ? undefined : { h: 1, w: GRID_COLUMNS, x: 0, y };
    const start = row === undefined ? y : y + 1;
    const places = flowed(panels.map(({ panel }) => panel)).map((each) => ({ ...each, y: each.y + start }));
    const isClosed = row?.row.collapsed === true;
    y = isClosed ? start : Math.max(start, ...places.map((each) => each.y + each.h));
    return { row: at, panels: places };
  });
}

/** Left to right, then down, around what has a place of its own. */
function flowed(panels: readonly PanelSpec[]): readonly GridPos[] {
  const fixed = panels.flatMap(({ at }) => (at === undefined ? [] : [at]));
  let x = 0;
  let y = 0;
  let lineHeight = 0;
  return panels.map((panel) => {
    if (panel.at !== undefined) return gridPos(panel.at);
    const w = Math.min(panel.width ?? SIZES[panel.type].w, GRID_COLUMNS);
    const h = panel.height ?? SIZES[panel.type].h;
    for (;;) {
      if (x + w > GRID_COLUMNS) {
        y += Math.max(lineHeight, 1);
        x = 0;
        lineHeight = 0;
      }
      const obstacle = fixed.find((each) => overlaps(each, { x, y, w, h }));
      if (obstacle === undefined) break;
      x = obstacle.x + obstacle.w;
    }
    const place = gridPos({ x, y, w, h });
    x += w;
    lineHeight = Math.max(lineHeight, h);
    return place;
  });
}

function gridPos({ x, y, w, h }: GridPos): GridPos {
  return { h, w, x, y };
}

export function overlaps(left: GridPos, right: GridPos): boolean {
  return (
    left.x < right.x + right.w && right.x < left.x + left.w && left.y < right.y + right.h && right.y < left.y + left.h
  );
}
