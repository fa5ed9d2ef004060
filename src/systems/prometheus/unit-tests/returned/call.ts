import { constantOf } from "../../graph/comparisons.js";
import type { Call, Expression } from "../../promql/tree/tree.js";
import { quantileOfBuckets } from "./buckets.js";
import { endsOf, returnedByRange } from "./range.js";
import { mapped, type Return, type Returned, type Sample } from "./sample.js";

/** What a function returns; `undefined` for those that are not reckoned. */
export function returnedByCall(node: Call, at: number, of: Return): Returned {
  const [first, second, third] = node.arguments;
  if (node.name === "time") return at / 1000;
  if (node.name === "pi") return Math.PI;
  if (first === undefined) return undefined;
  if (node.name === "absent_over_time") return absent(first, endsOf(first, at, of));
  const byRange = returnedByRange(node, at, of);
  if (byRange !== undefined) return byRange;
  if (node.name === "histogram_quantile") {
    const part = constantOf(first);
    const buckets = second === undefined ? undefined : of(second, at);
    return part === undefined || buckets === undefined || typeof buckets === "number"
      ? undefined
      : quantileOfBuckets(part, buckets);
  }
  const inner = of(first, at);
  if (inner === undefined) return undefined;
  if (node.name === "vector") return typeof inner === "number" ? [{ labels: new Map(), value: inner }] : undefined;
  if (typeof inner === "number") return undefined;
  const [one, two] = [second, third].map((each) => (each === undefined ? undefined : constantOf(each)));
  switch (node.name) {
    case "absent":
      return absent(first, inner);
    case "scalar":
      return inner.length === 1 ? inner[0]?.value : undefined;
    case "sort":
    case "sort_desc":
      return inner;
    case "label_replace":
    case "label_join":
      return relabelled(node, inner);
    case "timestamp":
      return mapped(inner, () => at / 1000);
    case "abs":
      return mapped(inner, Math.abs);
    case "ceil":
      return mapped(inner, Math.ceil);
    case "floor":
      return mapped(inner, Math.floor);
    case "sqrt":
      return mapped(inner, Math.sqrt);
    case "sgn":
      return mapped(inner, Math.sign);
    case "round":
      return second === undefined ? mapped(inner, Math.round) : undefined;
    case "clamp_max":
      return one === undefined ? undefined : mapped(inner, (value) => Math.min(value, one));
    case "clamp_min":
      return one === undefined ? undefined : mapped(inner, (value) => Math.max(value, one));
    case "clamp":
      return one === undefined || two === undefined
        ? undefined
        : mapped(inner, (value) => Math.max(one, Math.min(two, value)));
    default:
      return undefined;
  }
}

/** One sample where there is none, with the labels that are asked for. */
function absent(argument: Expression, found: readonly unknown[] | undefined): readonly Sample[] | undefined {
  if (found === undefined) return undefined;
  if (found.length > 0) return [];
  let inner = argument;
  while (inner.type === "range" || inner.type === "subquery" || inner.type === "shifted" || inner.type === "group") {
    inner = inner.of;
  }
  const matchers = inner.type === "selector" ? inner.matchers : [];
  const labels = new Map(
    matchers
      .filter(({ label, operator }) => operator === "=" && matchers.filter((each) => each.label === label).length === 1)
      .map(({ label, value }) => [label, value]),
  );
  return [{ labels, value: 1 }];
}

function relabelled(
  { name, arguments: [, ...given] }: Call,
  samples: readonly Sample[],
): readonly Sample[] | undefined {
  const texts = given.flatMap((each) => (each.type === "string" ? [each.value] : []));
  const [made, second, third, pattern] = texts;
  if (made === undefined || second === undefined || texts.length < given.length) return undefined;
  if (name === "label_join") {
    return samples.map(({ labels, value }) => {
      const joined = texts.slice(2).map((label) => labels.get(label) ?? "");
      return { labels: new Map([...labels, [made, joined.join(second)]]), value };
    });
  }
  // What JavaScript and RE2 take alike.
  if (third === undefined || pattern === undefined || !/^[\w.*+|()[\]^$:/-]*$/.test(pattern) || second.includes("${"))
    return undefined;
  const expression = new RegExp(`^(?:${pattern})$`);
  return samples.map(({ labels, value }) => {
    const text = labels.get(third) ?? "";
    if (!expression.test(text)) return { labels, value };
    return { labels: new Map([...labels, [made, text.replace(expression, second)]]), value };
  });
}
