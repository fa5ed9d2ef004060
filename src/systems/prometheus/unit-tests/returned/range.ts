import { constantOf } from "../../graph/comparisons.js";
import type { Call, Expression } from "../../promql/tree/tree.js";
import type { Return, Sample } from "./sample.js";

/** A series over a range, in which it changes evenly. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly seconds: number;
}

type OfRange = (stretch: Stretch, parameter: number) => number | undefined;

const rise: OfRange = ({ from, to }) => (to >= from ? to - from : undefined);
const perSecond: OfRange = ({ from, to, seconds }) => (to - from) / seconds;
const noneIfSteady: OfRange = ({ from, to }) => (from === to ? 0 : undefined);

const OF_RANGE: Readonly<Record<string, OfRange>> = {
  rate: (stretch, parameter) => (stretch.to >= stretch.from ? perSecond(stretch, parameter) : undefined),
  irate: (stretch, parameter) => (stretch.to >= stretch.from ? perSecond(stretch, parameter) : undefined),
  increase: rise,
  delta: ({ from, to }) => to - from,
  deriv: perSecond,
  avg_over_time: ({ from, to }) => (from + to) / 2,
  min_over_time: ({ from, to }) => Math.min(from, to),
  max_over_time: ({ from, to }) => Math.max(from, to),
  last_over_time: ({ to }) => to,
  present_over_time: () => 1,
  sum_over_time: () => undefined,
  count_over_time: () => undefined,
  stddev_over_time: noneIfSteady,
  stdvar_over_time: noneIfSteady,
  changes: noneIfSteady,
  resets: ({ from, to }) => (to >= from ? 0 : undefined),
  quantile_over_time: ({ from, to }, part) => Math.min(from, to) + part * Math.abs(to - from),
  predict_linear: ({ from, to, seconds }, ahead) => to + ((to - from) / seconds) * ahead,
};

/** What a function of a range returns; `undefined` for another one. */
export function returnedByRange(node: Call, at: number, of: Return): readonly Sample[] | undefined {
  const reckon = OF_RANGE[node.name];
  const range = node.arguments.find((each) => innerOf(each, at).range !== undefined);
  const parameter = node.arguments.find((each) => each !== range);
  const constant = parameter === undefined ? 0 : constantOf(parameter);
  if (reckon === undefined || range === undefined || constant === undefined) return undefined;
  const ends = endsOf(range, at, of);
  return ends?.map(({ labels, stretch }) => ({
    labels,
    value: stretch === undefined ? undefined : reckon(stretch, constant),
  }));
}

/** The series of a range at its two ends. */
export function endsOf(
  node: Expression,
  at: number,
  of: Return,
): readonly { readonly labels: Sample["labels"]; readonly stretch: Stretch | undefined }[] | undefined {
  const { range, moment } = innerOf(node, at);
  const window = range?.window.milliseconds;
  if (range === undefined || window === undefined || window === 0) return undefined;
  const [first, last] = [of(range.of, moment - window), of(range.of, moment)];
  if (first === undefined || last === undefined || typeof first === "number" || typeof last === "number")
    return undefined;
  // What comes or goes within the range is not even.
  if (first.length !== last.length) return undefined;
  return last.map(({ labels, value: to }, index) => {
    const from = first[index]?.value;
    return {
      labels,
      stretch: from === undefined || to === undefined ? undefined : { from, to, seconds: window / 1000 },
    };
  });
}

function innerOf(node: Expression, at: number) {
  let inner = node;
  let moment: number | undefined = at;
  while (inner.type === "group" || inner.type === "shifted") {
    const offset = inner.type === "group" ? 0 : "offset" in inner.by ? inner.by.offset.milliseconds : undefined;
    moment = moment === undefined || offset === undefined ? undefined : moment - offset;
    inner = inner.of;
  }
  const isRange = moment !== undefined && (inner.type === "range" || inner.type === "subquery");
  return {
    range: isRange && (inner.type === "range" || inner.type === "subquery") ? inner : undefined,
    moment: moment ?? at,
  };
}
