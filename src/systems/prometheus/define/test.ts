import { type Declared, declare } from "../../../compiler/model/declaration.js";

/** A unit test of a rule, in the terms of `promtool test rules`. */
export interface RuleTest extends Declared<"prometheus.test"> {}

export type RuleTestOptions = AlertTestOptions | RecordTestOptions;

export interface AlertTestOptions {
  /** The alert that is tested. */
  readonly alert: Declared<"prometheus.alert">;
  /** The samples, by series: `{ 'up{job="node"}': "1 1 0x10" }`. None: `{}`. */
  readonly series: Readonly<Record<string, string>>;
  /** The time between two samples. Default `"1m"`. */
  readonly interval?: string;
  /** When it is looked at, from the first sample on. */
  readonly at: string;
  /** What is firing then: `"nothing"`, or of each alert the labels that its expression gives it. */
  readonly expect: "nothing" | readonly ExpectedAlert[];
}

export interface ExpectedAlert {
  /** Labels besides `alertname`, `severity` and those that the alert adds. */
  readonly labels: Readonly<Record<string, string>>;
}

export interface RecordTestOptions {
  /** The recording rule that is tested. */
  readonly record: Declared<"prometheus.record">;
  /** The samples, by series. */
  readonly series: Readonly<Record<string, string>>;
  /** The time between two samples. Default `"1m"`. */
  readonly interval?: string;
  /** When it is looked at, from the first sample on. */
  readonly at: string;
  /** What it has recorded then. */
  readonly expect: readonly ExpectedSample[];
}

export interface ExpectedSample {
  /** Labels besides those that the rule adds. Default: none. */
  readonly labels?: Readonly<Record<string, string>>;
  /** Its value. */
  readonly value: number;
}

/** Declares a test of an alert or a recording rule. An alert of a simple form has generated ones without it. */
export function test(name: string, options: RuleTestOptions): RuleTest {
  return declare("prometheus.test", name, options, test, {});
}
