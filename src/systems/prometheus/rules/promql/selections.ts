import type { Pipeline } from "../../../../compiler/model/resource.js";
import { expressionsIn, isMetric, type PlacedExpression } from "../../graph/expressions.js";
import type { Expression, Selector } from "../../promql/tree/tree.js";
import { walk } from "../../promql/tree/walk.js";

/** An expression that Prometheus takes. */
export interface SoundExpression extends PlacedExpression {
  readonly tree: Expression;
}

/** The expressions that are worth looking into: of the others it is said what is wrong. */
export function soundExpressions(pipeline: Pipeline): readonly SoundExpression[] {
  const known = sound.get(pipeline);
  if (known !== undefined) return known;
  const found = [...soundOnes(pipeline)];
  sound.set(pipeline, found);
  return found;
}

const sound = new WeakMap<Pipeline, readonly SoundExpression[]>();

function* soundOnes(pipeline: Pipeline): Iterable<SoundExpression> {
  for (const expression of expressionsIn(pipeline)) {
    const { tree, problems } = expression.analysis;
    if (tree === undefined || problems.length > 0 || !expression.promql.$promql.every(isMetric)) continue;
    yield { ...expression, tree };
  }
}

export interface Selection {
  readonly expression: SoundExpression;
  readonly selector: Selector;
  /** What stands around it, the nearest last. */
  readonly around: readonly Expression[];
}

/** Every selector of every sound expression. */
export function selections(pipeline: Pipeline): readonly Selection[] {
  const known = selected.get(pipeline);
  if (known !== undefined) return known;
  const found = [...selectedOnes(pipeline)];
  selected.set(pipeline, found);
  return found;
}

const selected = new WeakMap<Pipeline, readonly Selection[]>();

function* selectedOnes(pipeline: Pipeline): Iterable<Selection> {
  for (const expression of soundExpressions(pipeline)) {
    for (const { node, around } of walk(expression.tree)) {
      if (node.type === "selector") yield { expression, selector: node, around };
    }
  }
}
