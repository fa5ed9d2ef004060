import type { LRParser } from "@lezer/lr";

let loaded: LRParser | undefined;

/** Loads Prometheus' own grammar: a pipeline without PromQL does without it. */
export async function loadGrammar(): Promise<void> {
  loaded ??= (await import("@prometheus-io/lezer-promql")).parser;
}

export function grammar(): LRParser {
  if (loaded === undefined) throw new Error("PromQL is parsed before its grammar was loaded");
  return loaded;
}
