import { printed } from "../promql/tree/print.js";
import type { Binary, Expression } from "../promql/tree/tree.js";
import { ungrouped } from "../promql/tree/walk.js";
import { COMPARISONS } from "../promql/types/check-operands.js";
import { type Comparison, comparisonOf } from "./comparisons.js";

/** Two conditions on one measure, of which never both hold: `x > 5 and x < 3`. */
export function contradiction(node: Binary): readonly [Comparison, Comparison] | undefined {
  const byMeasure = new Map<string, Comparison[]>();
  for (const each of conditionsOf(node)) {
    const comparison = comparisonOf(each);
    if (comparison === undefined) continue;
    const key = printed(comparison.measure);
    const others = byMeasure.get(key) ?? [];
    byMeasure.set(key, others);
    const other = others.find((one) => isEmpty(one, comparison));
    if (other !== undefined) return [other, comparison];
    others.push(comparison);
  }
  return undefined;
}

/** What `and` joins, where it joins series of the same labels. */
function conditionsOf(node: Expression): readonly Expression[] {
  const inner = ungrouped(node);
  if (inner.type !== "binary" || inner.operator !== "and" || inner.matching !== undefined) return [inner];
  return [...conditionsOf(inner.left), ...conditionsOf(inner.right)];
}

function isEmpty(one: Comparison, other: Comparison): boolean {
  const [first, second] = [rangeOf(one), rangeOf(other)];
  const least = Math.max(first.least, second.least);
  const most = Math.min(first.most, second.most);
  return least > most || (least === most && [first, second].some((each) => each.isOpenAt === least));
}

function rangeOf({ operator, limit }: Comparison) {
  const isExact = operator === "==";
  const least = isExact || operator.startsWith(">") ? limit : Number.NEGATIVE_INFINITY;
  const most = isExact || operator.startsWith("<") ? limit : Number.POSITIVE_INFINITY;
  return { least, most, isOpenAt: operator === ">" || operator === "<" ? limit : undefined };
}

/** How the comparison of something with itself comes out; of `!=` it tells what is no number. */
export function withItself(node: Expression): boolean | undefined {
  const inner = ungrouped(node);
  if (inner.type !== "binary" || !COMPARISONS.has(inner.operator) || inner.isBool || inner.operator === "!=")
    return undefined;
  return printed(inner.left) === printed(inner.right) ? inner.operator.includes("=") : undefined;
}
