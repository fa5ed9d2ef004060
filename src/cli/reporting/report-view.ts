import type { Pipeline, Resource } from "../../compiler/model/resource.js";
import type { TimeRange } from "../../patterns/dashboards/asking/macros.js";
import { type DashboardSpec, layoutOf, type Section, sectionsOf } from "../../systems/grafana/public.js";
import type { Answers } from "./board-rows.js";
import { escapedText } from "./drawing/markup.js";
import { panelHtml } from "./panel-html.js";

/** A dashboard as the page's template lays it out: everything is decided, and escaped. */
export interface BoardView {
  readonly id: string;
  readonly title: string;
  readonly folder: string;
  readonly description: string;
  readonly range: string;
  readonly variables: readonly { readonly name: string; readonly value: string }[];
  readonly links: readonly string[];
  readonly boxes: readonly BoxView[];
}

export interface BoxView {
  readonly place: string;
  readonly title: string;
  readonly hint: string;
  readonly isRow: boolean;
  readonly body: string;
}

export function boardView(
  { name, spec }: Resource<DashboardSpec>,
  { resources }: Pipeline,
  answers: Answers,
  range: TimeRange,
): BoardView {
  const folder = spec.folder === undefined ? undefined : resources.get(spec.folder.$ref);
  const title = folder?.spec;
  const named = typeof title === "object" && title !== null && "title" in title ? title.title : undefined;
  return {
    id: escapedText(name),
    title: escapedText(spec.title),
    folder: folder === undefined ? "" : `${escapedText(typeof named === "string" ? named : folder.name)} / `,
    description: escapedText(spec.description ?? ""),
    range: `${escapedText(spec.from ?? "now-6h")} to ${escapedText(spec.to ?? "now")}`,
    variables: (spec.variables ?? []).map((each) => ({
      name: escapedText(each.label ?? each.name),
      value: escapedText(chosen(each)),
    })),
    links: (spec.links ?? []).map((each) => escapedText(each.title)),
    boxes: boxesOf(spec, answers, range),
  };
}

function chosen(variable: NonNullable<DashboardSpec["variables"]>[number]): string {
  if ("all" in variable && variable.all === true) return "All";
  if ("value" in variable && variable.value !== undefined) return String(variable.value);
  return "values" in variable ? (variable.values[0] ?? "") : "…";
}

/** Rows and panels at their places; what is closed in Grafana stands open here. */
function boxesOf(spec: DashboardSpec, answers: Answers, range: TimeRange): readonly BoxView[] {
  const sections = sectionsOf(spec).map(
    (section): Section =>
      section.row === undefined
        ? section
        : { ...section, row: { ...section.row, row: { ...section.row.row, collapsed: false } } },
  );
  const places = layoutOf(sections);
  return sections.flatMap(({ row, panels }, index) => {
    const place = places[index];
    const boxes = panels.flatMap(({ panel }, at): readonly BoxView[] => {
      const pos = place?.panels[at];
      if (pos === undefined) return [];
      const body = panelHtml(panel, answers.get(panel) ?? [], range, pos);
      const hint = escapedText(panel.description ?? "");
      return [{ place: placeText(pos), title: escapedText(panel.title), hint, isRow: false, body }];
    });
    if (row === undefined || place?.row === undefined) return boxes;
    const own = { place: placeText(place.row), title: escapedText(row.row.title), hint: "", isRow: true, body: "" };
    return [own, ...boxes];
  });
}

function placeText({
  x,
  y,
  w,
  h,
}: {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}): string {
  return `grid-area:${y + 1}/${x + 1}/span ${h}/span ${w}`;
}
