import { type Declared, declare } from "../../../compiler/model/declaration.js";
import type { Promql } from "../../../compiler/model/promql-template.js";

/** A recording rule. In `promql` it stands for the name of the metric that it makes. */
export interface RecordingRule extends Declared<"prometheus.record"> {}

export interface RecordOptions {
  /** What is recorded. */
  readonly expr: Promql;
  /** Labels that are added to it. Default: none. */
  readonly labels?: Readonly<Record<string, string>>;
  /** Its rule group: the rules of one are evaluated in order. Default: one of the pipeline's name. */
  readonly group?: string;
  /** How often it is evaluated. Default: the server's. */
  readonly interval?: string;
}

/** Declares a recording rule. Its name is the metric's: `level:metric:operations`, e.g. `topic:messages:rate5m`. */
export function record(name: string, options: RecordOptions): RecordingRule {
  return declare("prometheus.record", name, options, record, {});
}
