import ottl from "../catalogue/ottl.json" with { type: "json" };

export interface Parameter {
  readonly name: string;
  /** As OTTL's own code calls it: `ottl.StringGetter`. */
  readonly type: string;
  readonly optional?: boolean;
}

export type Signal = "metrics" | "traces" | "logs";
export type Processor = "transform" | "filter";

/** Where a statement stands. */
export interface Place {
  readonly processor: Processor;
  readonly signal: Signal;
  /** The context that is said beside it; `undefined` where the collector infers it from the paths' beginnings. */
  readonly context: string | undefined;
}

type Functions = Readonly<Record<string, readonly Parameter[]>>;

const STANDARD: Functions = ottl.functions;
const OWN: Readonly<Record<Processor, Readonly<Partial<Record<Signal, Functions>>>>> = {
  transform: ottl.transform,
  filter: ottl.filter,
};
const ROOT_SPAN: Functions = { IsRootSpan: [] };

/** The editors and converters that a processor knows where it treats a signal. */
export function functionsOf(processor: Processor, signal: Signal): Functions {
  return { ...STANDARD, ...(signal === "traces" ? ROOT_SPAN : {}), ...OWN[processor][signal] };
}

export function isEditor(name: string): boolean {
  return /^[a-z]/.test(name);
}
