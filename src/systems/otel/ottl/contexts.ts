import ottl from "../catalogue/ottl.json" with { type: "json" };
import type { Signal } from "./functions.js";

/** What a path can begin with where a signal is treated, the innermost first. */
const CONTEXTS: Readonly<Record<Signal, readonly string[]>> = {
  metrics: ["datapoint", "metric", "scope", "resource"],
  traces: ["spanevent", "span", "scope", "resource"],
  logs: ["log", "scope", "resource"],
};

/** What is around a context: a statement of it may speak of these, too. */
const AROUND: Readonly<Record<string, readonly string[]>> = {
  datapoint: ["metric", "scope", "resource"],
  metric: ["scope", "resource"],
  spanevent: ["span", "scope", "resource"],
  span: ["scope", "resource"],
  log: ["scope", "resource"],
  scope: ["resource"],
  resource: [],
};

const PATHS: Readonly<Record<string, readonly string[]>> = ottl.paths;
const ENUMS: Readonly<Record<string, readonly string[]>> = ottl.enums;

export function contextsOf(signal: Signal): readonly string[] {
  return CONTEXTS[signal];
}

/** What a path may begin with in statements of a context; of any context where none is said. */
export function prefixesIn(context: string | undefined, signal: Signal): readonly string[] {
  const within = context === undefined ? CONTEXTS[signal] : [context, ...(AROUND[context] ?? [])];
  return [...within, ...(within.includes("scope") ? ["instrumentation_scope"] : []), "otelcol"];
}

export function fieldsOf(context: string): readonly string[] {
  const own = PATHS[context === "instrumentation_scope" ? "scope" : context] ?? [];
  return [...own, "cache"];
}

export function enumsOf(signal: Signal): readonly string[] {
  return CONTEXTS[signal].flatMap((context) => ENUMS[context] ?? []);
}
