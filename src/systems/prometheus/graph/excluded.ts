import type { Binary, Expression, Selector } from "../promql/tree/tree.js";
import { ungrouped } from "../promql/tree/walk.js";
import { COMPARISONS } from "../promql/types/check-operands.js";
import { isNumber } from "./labels.js";

/** The series that are there for certain where each operand of `x unless x`, `x and on () absent(x)` has a result. */
export function excludes({ operator, left, right, matching }: Binary): Selector | undefined {
  const carrier = carrierOf(left);
  if (carrier === undefined) return undefined;
  const other = ungrouped(right);
  // Without `on` its labels are others, of which it is told elsewhere.
  const isAbsent = other.type === "call" && other.name === "absent" && matching !== undefined;
  const asked = operator === "unless" ? other : operator === "and" && isAbsent ? other.arguments[0] : undefined;
  const selector = asked === undefined ? undefined : ungrouped(asked);
  if (selector?.type !== "selector" || selector.metric === undefined || selector.metric !== carrier.metric)
    return undefined;
  const isWider = selector.matchers.every(({ label, operator: wanted, value }) =>
    carrier.matchers.some((each) => each.label === label && each.operator === wanted && each.value === value),
  );
  return isWider ? selector : undefined;
}

/** The selector whose series an expression returns, with all of their labels: through comparisons and sums with numbers. */
function carrierOf(node: Expression): Selector | undefined {
  const inner = ungrouped(node);
  if (inner.type === "selector") return inner;
  if (inner.type === "unary") return carrierOf(inner.of);
  if (inner.type !== "binary") return undefined;
  if (isNumber(inner.right)) return carrierOf(inner.left);
  if (isNumber(inner.left)) return carrierOf(inner.right);
  const keepsLeft = inner.operator === "and" || inner.operator === "unless";
  const isOneToOne = COMPARISONS.has(inner.operator) && inner.matching === undefined;
  return keepsLeft || isOneToOne ? carrierOf(inner.left) : undefined;
}
