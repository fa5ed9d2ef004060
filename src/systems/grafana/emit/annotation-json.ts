import { languageOf } from "../panels.js";
import type { AnnotationSpec } from "../schema/index.js";
import type { DatasourceRef, Printing } from "./printing.js";
import { type TargetJson, target } from "./targets.js";

export interface AnnotationJson {
  readonly name: string;
  readonly datasource?: DatasourceRef;
  readonly enable: boolean;
  readonly hide: boolean;
  readonly iconColor: string;
  readonly [option: string]: unknown;
}

/** Grafana's own: the annotations that people make in the dashboard. */
export const BUILT_IN: AnnotationJson = {
  builtIn: 1,
  datasource: { type: "grafana", uid: "-- Grafana --" },
  enable: true,
  hide: true,
  iconColor: "rgba(0, 211, 255, 1)",
  name: "Annotations & Alerts",
  type: "dashboard",
};

export function annotationJson(annotation: AnnotationSpec, printing: Printing): AnnotationJson {
  const { name, color = "red", enabled = true, title, text } = annotation;
  const asked: TargetJson = target(annotation, { refId: "Anno", format: "table", isInstant: false }, printing);
  const { datasource } = asked;
  const base = {
    name,
    ...(datasource === undefined ? {} : { datasource }),
    enable: enabled,
    hide: false,
    iconColor: color,
  };
  if (languageOf(annotation.query) === "sql") return { ...base, target: asked };
  // Prometheus' annotations stand beside their target, not in it.
  const texts = {
    ...(title === undefined ? {} : { titleFormat: title }),
    ...(text === undefined ? {} : { textFormat: text }),
  };
  return { ...base, expr: asked.expr, ...texts, target: { ...asked, ...texts } };
}
