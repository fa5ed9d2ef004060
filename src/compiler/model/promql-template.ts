import type { Declared } from "./declaration.js";

const PROMQL = Symbol.for("headrace.promql");

/** PromQL with references to the pipeline's resources in it, made by the `promql` template. */
export interface Promql {
  readonly [PROMQL]: readonly PromqlPiece[];
}

/** What may stand in `${…}`: what has a metric's name (a recording rule, a `clickhouse.metric`), more PromQL, or text. */
export type PromqlValue = Declared | Promql | string | number;

export type PromqlPiece = { readonly text: string } | { readonly value: unknown };

/**
 * PromQL as Prometheus will evaluate it. `${rule}` writes the name of the metric that the resource makes and depends on
 * it; `${promql`…`}` inserts more PromQL. A string inside quotes is escaped (`{group="${group}"}`); elsewhere it stands
 * as it is, like a number (`rate(x[${window}])`).
 */
export function promql(strings: TemplateStringsArray, ...values: PromqlValue[]): Promql {
  const pieces: PromqlPiece[] = [];
  strings.forEach((text, index) => {
    pieces.push({ text });
    if (index < values.length) pieces.push({ value: values[index] });
  });
  return { [PROMQL]: pieces };
}

export function promqlPiecesOf(value: unknown): readonly PromqlPiece[] | undefined {
  if (typeof value !== "object" || value === null || !(PROMQL in value)) return undefined;
  return value[PROMQL] as readonly PromqlPiece[];
}
