import type { Expression } from "../../promql/tree/tree.js";

/** A series at a moment, without its name; no value where nobody reckons it here. */
export interface Sample {
  readonly labels: ReadonlyMap<string, string>;
  readonly value: number | undefined;
}

/** What an expression returns at a moment: a number, samples, or what nobody can tell here. */
export type Returned = number | readonly Sample[] | undefined;

/** Asks for what an expression returns, at a moment in milliseconds. */
export type Return = (node: Expression, at: number) => Returned;

/** The labels that count as one text, by which series are told apart. */
export function signature(labels: ReadonlyMap<string, string>, counts: (label: string) => boolean): string {
  return JSON.stringify([...labels].filter(([label, value]) => value !== "" && counts(label)).sort());
}

export function withLabels(
  labels: ReadonlyMap<string, string>,
  counts: (label: string) => boolean,
): ReadonlyMap<string, string> {
  return new Map([...labels].filter(([label]) => counts(label)));
}

export function mapped(samples: readonly Sample[], change: (value: number) => number | undefined): readonly Sample[] {
  return samples.map(({ labels, value }) => ({ labels, value: value === undefined ? undefined : change(value) }));
}
