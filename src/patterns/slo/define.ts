import { type Declared, declare } from "../../compiler/model/declaration.js";
import type { Promql } from "../../compiler/model/promql-template.js";

/** A service level objective. */
export interface Slo extends Declared<"pipeline.slo"> {}

/** Either `good` and `total`, or `ratio`. */
export interface SloOptions {
  /** Per cent that shall be good, e.g. 99.9. */
  readonly objective: number;
  /** Over which time. Default `"30d"`. */
  readonly window?: string;
  /** A counter of what went well, without `rate` and range: `http_requests_total{code!~"5.."}`. */
  readonly good?: Promql;
  /** A counter of everything, likewise. */
  readonly total?: Promql;
  /** What share is good at a moment, from 0 to 1; a comparison with `bool` is one: `max(lag_seconds) < bool 60`. */
  readonly ratio?: Promql;
  /** What is promised to whom, in a sentence. Default: nothing is said. */
  readonly description?: string;
  /** What to do: the URL of a page, or the text itself. Default: to look what used the budget up. */
  readonly runbook?: string;
  /** Labels of its records and alerts. Default: none. */
  readonly labels?: Readonly<Record<string, string>>;
}

/** Declares a service level objective: it records what goes wrong, and tells when the budget is used up too fast. */
export function slo(name: string, options: SloOptions): Slo {
  return declare("pipeline.slo", name, options, slo, {});
}
