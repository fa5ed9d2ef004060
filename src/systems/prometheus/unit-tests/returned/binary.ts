import type { Binary } from "../../promql/tree/tree.js";
import { COMPARISONS, SET_OPERATORS } from "../../promql/types/check-operands.js";
import { type Return, type Returned, type Sample, signature, withLabels } from "./sample.js";

/** What an operator returns: samples are paired by the labels that count. */
export function returnedByBinary(node: Binary, at: number, of: Return): Returned {
  const left = of(node.left, at);
  const right = of(node.right, at);
  if (left === undefined || right === undefined) return undefined;
  if (typeof left === "number" && typeof right === "number") return reckoned(node, left, right);
  if (typeof left !== "number" && typeof right !== "number") {
    return SET_OPERATORS.has(node.operator) ? joined(node, left, right) : paired(node, left, right);
  }
  const samples = typeof left === "number" ? right : left;
  if (typeof samples === "number") return undefined;
  return together(
    samples.map(({ labels, value }) =>
      typeof left === "number"
        ? outcome(node, labels, left, value, value)
        : outcome(node, labels, value, Number(right), value),
    ),
  );
}

function counting({ matching }: Binary): (label: string) => boolean {
  const names = new Set(matching?.labels.map(({ name }) => name));
  return (label) => matching === undefined || names.has(label) === (matching.kind === "on");
}

function joined(node: Binary, left: readonly Sample[], right: readonly Sample[]): readonly Sample[] {
  const key = ({ labels }: Sample): string => signature(labels, counting(node));
  const keys = new Set((node.operator === "or" ? left : right).map(key));
  switch (node.operator) {
    case "and":
      return left.filter((each) => keys.has(key(each)));
    case "unless":
      return left.filter((each) => !keys.has(key(each)));
    default:
      return [...left, ...right.filter((each) => !keys.has(key(each)))];
  }
}

function paired(node: Binary, left: readonly Sample[], right: readonly Sample[]): readonly Sample[] | undefined {
  const { matching } = node;
  const counts = counting(node);
  const isTurned = matching?.many === "right";
  const [many, single] = isTurned ? [right, left] : [left, right];
  const byKey = new Map(single.map((each) => [signature(each.labels, counts), each]));
  const keys = many.map(({ labels }) => signature(labels, counts));
  // Of several that match one another Prometheus says that they can't be paired.
  if (byKey.size < single.length || (matching?.many === undefined && new Set(keys).size < keys.length))
    return undefined;
  return together(
    many.map((each, index) => {
      const other = byKey.get(keys[index] ?? "");
      if (other === undefined) return [];
      const [one, two] = isTurned ? [other.value, each.value] : [each.value, other.value];
      return outcome(node, labelsOfPair(node, each, other, counts), one, two, one);
    }),
  );
}

function labelsOfPair(
  { matching }: Binary,
  many: Sample,
  single: Sample,
  counts: (label: string) => boolean,
): ReadonlyMap<string, string> {
  if (matching?.many === undefined) return withLabels(many.labels, counts);
  const added = matching.include.map(({ name }) => [name, single.labels.get(name) ?? ""] as const);
  return new Map([...many.labels, ...added]);
}

/** One sample, none where a comparison does not hold, `undefined` where that can't be told. */
function outcome(
  node: Binary,
  labels: ReadonlyMap<string, string>,
  left: number | undefined,
  right: number | undefined,
  kept: number | undefined,
): readonly Sample[] | undefined {
  const value = left === undefined || right === undefined ? undefined : reckoned(node, left, right);
  if (!COMPARISONS.has(node.operator) || node.isBool) return [{ labels, value }];
  if (value === undefined) return undefined;
  return value === 0 ? [] : [{ labels, value: kept }];
}

function together(all: readonly (readonly Sample[] | undefined)[]): readonly Sample[] | undefined {
  const samples: Sample[] = [];
  for (const each of all) {
    if (each === undefined) return undefined;
    samples.push(...each);
  }
  return samples;
}

/** A comparison is 0 or 1; of what differs by the last digits only nobody can tell. */
function reckoned({ operator }: Binary, left: number, right: number): number | undefined {
  const isClose = left !== right && Math.abs(left - right) < 1e-9 * Math.max(Math.abs(left), Math.abs(right));
  if (COMPARISONS.has(operator) && isClose) return undefined;
  switch (operator) {
    case "+":
      return left + right;
    case "-":
      return left - right;
    case "*":
      return left * right;
    case "/":
      return left / right;
    case "%":
      return left % right;
    case "^":
      return left ** right;
    case ">":
      return Number(left > right);
    case ">=":
      return Number(left >= right);
    case "<":
      return Number(left < right);
    case "<=":
      return Number(left <= right);
    case "==":
      return Number(left === right);
    case "!=":
      return Number(left !== right);
    default:
      return undefined;
  }
}
