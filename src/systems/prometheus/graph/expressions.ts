import { kindOf, systemOf } from "../../../compiler/model/address.js";
import type { Finding } from "../../../compiler/model/diagnostic.js";
import { atText, type Origin, within } from "../../../compiler/model/origin.js";
import { isPromqlText, isReference, type PromqlText, type SqlPart } from "../../../compiler/model/reference.js";
import { isOfKind, type Pipeline, type Resource } from "../../../compiler/model/resource.js";
import { type Analysis, analysePanel, analysisOf } from "../promql/analysis.js";
import type { Span } from "../promql/tree/tree.js";
import { ALERT, RECORD, serverOf } from "../schema.js";

/** An expression of the pipeline, wherever it stands: in an alert, a record, a panel. */
export interface PlacedExpression {
  readonly resource: Resource;
  readonly promql: PromqlText;
  readonly at: Origin;
  readonly analysis: Analysis;
  /** Whether several rules are declared by one call, as in a function of the author's: the place does not tell which. */
  readonly isSharedPlace: boolean;
  /** How often it is evaluated, in milliseconds; undefined where that is when somebody looks. */
  readonly evaluated: number | undefined;
}

/** What holds no PromQL, and there is most of it. */
const WITHOUT = new Set(["postgres", "kafka", "clickhouse"]);

const found = new WeakMap<Pipeline, readonly PlacedExpression[]>();

/** Every expression of a pipeline, in its resources' order. `prepare` of this system comes before. */
export function expressionsIn(pipeline: Pipeline): readonly PlacedExpression[] {
  const known = found.get(pipeline);
  if (known !== undefined) return known;
  const server = serverOf(pipeline.resources);
  const shared = sharedCalls(pipeline);
  const all = [...promqlIn(pipeline.resources.values())].map(({ resource, promql, at }) => {
    const isPanel = systemOf(resource.kind) === "grafana";
    const isRule = isOfKind(resource, ALERT) || isOfKind(resource, RECORD);
    return {
      resource,
      promql,
      at,
      isSharedPlace: shared.has(callOf(resource)),
      analysis: isPanel ? analysePanel(promql) : analysisOf(promql),
      evaluated: isRule ? (resource.spec.interval ?? server.evaluationInterval) : undefined,
    };
  });
  found.set(pipeline, all);
  return all;
}

/** The calls by which several resources were declared. */
function sharedCalls({ resources }: Pipeline): ReadonlySet<string> {
  const seen = new Set<string>();
  const shared = new Set<string>();
  for (const resource of resources.values()) {
    if (resource.madeBy !== undefined || WITHOUT.has(systemOf(resource.kind))) continue;
    const call = callOf(resource);
    if (seen.has(call)) shared.add(call);
    seen.add(call);
  }
  return shared;
}

function callOf({ kind, origin: { site } }: Resource): string {
  return `${kind} ${site.line}:${site.column}`;
}

export interface PlacedText {
  readonly resource: Resource;
  readonly promql: PromqlText;
  readonly at: Origin;
}

/** Every text of PromQL in resources, with its place. */
export function* promqlIn(resources: Iterable<Resource>): Iterable<PlacedText> {
  for (const resource of resources) {
    if (WITHOUT.has(systemOf(resource.kind))) continue;
    for (const { promql, path } of textsIn(resource.spec, [])) {
      // What was made for another has options of its own: the call that it was made for is the place.
      const at = resource.madeBy === undefined ? within(resource.origin, ...path) : resource.origin;
      yield { resource, promql, at };
    }
  }
}

type Path = readonly (string | number)[];

function textsIn(value: unknown, path: Path): readonly { readonly promql: PromqlText; readonly path: Path }[] {
  const texts: { readonly promql: PromqlText; readonly path: Path }[] = [];
  const visit = (inner: unknown, at: Path): void => {
    if (typeof inner !== "object" || inner === null) return;
    if (isPromqlText(inner)) texts.push({ promql: inner, path: at });
    else if (Array.isArray(inner)) inner.forEach((each, index) => void visit(each, [...at, index]));
    else for (const [key, each] of Object.entries(inner)) if (typeof each === "object") visit(each, [...at, key]);
  };
  visit(value, path);
  return texts;
}

const METRICS = new Set(["prometheus.record", "clickhouse.metric"]);

/** Whether what stands in `${…}` makes a metric; a text or a number need not. */
export function isMetric(part: SqlPart): boolean {
  return !isReference(part) || METRICS.has(kindOf(part.$ref));
}

/** A finding at a word of an expression. */
export function findingAt(expression: PlacedExpression, span: Span, detail: string): Finding {
  const { resource, at, analysis, isSharedPlace } = expression;
  const word = analysis.text.slice(span.from, span.to);
  const isNamed = !isSharedPlace || detail.includes(`\`${resource.name}\``);
  return {
    detail: isNamed ? detail : `In \`${resource.name}\`: ${detail}`,
    at: word === "" ? at : atText(at, word),
    resource: resource.madeBy ?? resource.address,
  };
}
