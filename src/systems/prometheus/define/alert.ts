import { type Declared, declare } from "../../../compiler/model/declaration.js";
import type { Promql } from "../../../compiler/model/promql-template.js";

/** An alerting rule. */
export interface Alert extends Declared<"prometheus.alert"> {}

export interface AlertOptions {
  /** What is wrong, as a comparison: whatever it returns is an alert. */
  readonly expr: Promql;
  /** For how long it must be so. Default: it fires at once. */
  readonly for?: string;
  /** For how long it goes on firing when it is over. Default: not at all. */
  readonly keepFiringFor?: string;
  /** The label `severity`. */
  readonly severity: "critical" | "warning" | "info";
  /** One line of what is wrong. A template: `{{ $labels.topic }}`. */
  readonly summary: string;
  /** What it means, with the figures. A template: `{{ $value | humanize }}`. */
  readonly description: string;
  /** What to do: the URL of a page, or the text itself. Default: nothing is said. */
  readonly runbook?: string;
  /** The dashboard to look at: its URL, or the dashboard. Default: none. */
  readonly dashboard?: string | Declared<"grafana.dashboard">;
  /** Labels besides `alertname` and `severity`. Default: none. */
  readonly labels?: Readonly<Record<string, string>>;
  /** Annotations besides those. Default: none. */
  readonly annotations?: Readonly<Record<string, string>>;
  /** Its rule group: the rules of one are evaluated in order. Default: one of the pipeline's name. */
  readonly group?: string;
  /** How often it is evaluated. Default: the server's. */
  readonly interval?: string;
}

/** Declares an alert. Its name is the label `alertname`. */
export function alert(name: string, options: AlertOptions): Alert {
  return declare("prometheus.alert", name, options, alert, {});
}
