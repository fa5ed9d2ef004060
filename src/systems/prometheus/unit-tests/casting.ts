import type { Pipeline, Resource } from "../../../compiler/model/resource.js";
import { seriesOfSelector } from "../graph/series.js";
import type { Expression, Matcher, Selector } from "../promql/tree/tree.js";
import { walk } from "../promql/tree/walk.js";
import { isMatched } from "../promql/types/check-selectors.js";
import type { JobSpec } from "../schema.js";
import { seriesText } from "./series.js";

/** A series that a selector finds. */
export interface Cast {
  readonly metric: string;
  readonly labels: ReadonlyMap<string, string>;
  /** As promtool names it. */
  readonly text: string;
}

/** Which series the selectors of one expression find; thought out once for all that is tried with them. */
export class Casting {
  private readonly known = new Map<Selector, Cast | undefined>();

  constructor(
    readonly pipeline: Pipeline,
    /** Values that the whole expression asks of labels, so that its sides fit each other. */
    private readonly wanted: ReadonlyMap<string, string>,
  ) {}

  /** A series that a selector finds; undefined where none can be thought of. */
  seriesFor(selector: Selector): Cast | undefined {
    if (this.known.has(selector)) return this.known.get(selector);
    const made = this.cast(selector);
    this.known.set(selector, made);
    return made;
  }

  /** A series that a selector finds, and another of the same metric, which asks for more, does not. */
  seriesBeside(selector: Selector, part: Selector): Cast | undefined {
    const cast = this.seriesFor(selector);
    if (cast === undefined || part.matchers.some((each) => !isMatched(each, cast.labels.get(each.label) ?? "")))
      return cast;
    for (const matcher of part.matchers) {
      const { label } = matcher;
      const own = selector.matchers.filter((each) => each.label === label);
      const value = EXAMPLES.find(
        (each) => each !== "" && !isMatched(matcher, each) && own.every((asked) => isMatched(asked, each)),
      );
      if (value === undefined || label === "job" || label === "instance") continue;
      const labels = new Map([...cast.labels, [label, value]]);
      return { metric: cast.metric, labels, text: seriesText({ metric: cast.metric, labels }) };
    }
    return undefined;
  }

  private cast(selector: Selector): Cast | undefined {
    const { metric } = selector;
    if (metric === undefined) return undefined;
    const known = seriesOfSelector(selector, this.pipeline);
    const job = known?.jobs[0]?.resource;
    const names = new Set(known?.labels);
    for (const { label } of selector.matchers) names.add(label);
    const labels = new Map<string, string>();
    for (const name of names) {
      const value = this.valueFor(name, selector, job);
      if (value === undefined) return undefined;
      if (value !== "") labels.set(name, value);
    }
    return { metric, labels, text: seriesText({ metric, labels }) };
  }

  private valueFor(label: string, { matchers }: Selector, job: Resource<JobSpec> | undefined): string | undefined {
    const own = matchers.filter((each) => each.label === label);
    for (const candidate of candidates(label, own, this.wanted.get(label), job)) {
      if (own.every((matcher) => isMatched(matcher, candidate))) return candidate;
    }
    return undefined;
  }
}

/** What a label may be, the likeliest first. */
function* candidates(
  label: string,
  matchers: readonly Matcher[],
  said: string | undefined,
  job: Resource<JobSpec> | undefined,
): Iterable<string> {
  for (const { operator, value } of matchers) if (operator === "=") yield value;
  if (said !== undefined) yield said;
  if (job !== undefined) yield* ofJob(label, job);
  if (label === "le") yield "+Inf";
  for (const { operator, value } of matchers) if (operator === "=~") yield* value.replace(/[()^$]/g, "").split("|");
  yield* EXAMPLES;
}

function* ofJob(label: string, { name, spec }: Resource<JobSpec>): Iterable<string> {
  const [target] = spec.targets;
  if (label === "job") yield name;
  if (label === "instance" && target !== undefined) yield typeof target === "string" ? target : target.target;
  const ofTarget = typeof target === "object" ? target.labels[label] : undefined;
  if (ofTarget !== undefined) yield ofTarget;
  const ofAll = spec.labels[label];
  if (ofAll !== undefined) yield ofAll;
}

/** What labels may be where nothing says it: a word, a number, a code, a path. */
const EXAMPLES = ["example", "other", "1", "500", "404", "200", "/example", "example-1", "a", ""];

/** What an expression says that labels are. */
export function wantedLabels(tree: Expression): ReadonlyMap<string, string> {
  const wanted = new Map<string, string>();
  for (const { node } of walk(tree)) {
    if (node.type !== "selector") continue;
    for (const { label, operator, value } of node.matchers) {
      if (operator === "=" && value !== "" && !wanted.has(label)) wanted.set(label, value);
    }
  }
  return wanted;
}
