/** What an expression returns. */
export type ValueType = "scalar" | "string" | "vector" | "range";

export interface Signature {
  readonly takes: readonly ValueType[];
  readonly returns: ValueType;
  /** How many of the last may be left out. */
  readonly optional: number;
  /** The last may be repeated. */
  readonly repeats: boolean;
  /** Behind `--enable-feature=promql-experimental-functions`. */
  readonly isExperimental: boolean;
}

const LETTERS: Readonly<Record<string, ValueType>> = { n: "scalar", t: "string", v: "vector", r: "range" };

/**
 * Prometheus 3.5, promql/parser/functions.go. `n` a number, `t` a text, `v` an instant vector, `r` a range; `?` behind
 * what may be left out, `*` behind what may be repeated or left out.
 */
const STABLE: Readonly<Record<string, string>> = {
  "v:v":
    "abs absent acos acosh asin asinh atan atanh ceil cos cosh deg exp floor histogram_avg histogram_count histogram_stddev histogram_stdvar histogram_sum ln log10 log2 rad sgn sin sinh sort sort_desc sqrt tan tanh timestamp",
  "r:v":
    "absent_over_time avg_over_time changes count_over_time delta deriv idelta increase irate last_over_time max_over_time min_over_time present_over_time rate resets stddev_over_time stdvar_over_time sum_over_time",
  "v?:v": "day_of_month day_of_week day_of_year days_in_month hour minute month year",
  "vnn:v": "clamp",
  "vn:v": "clamp_max clamp_min",
  "vn?:v": "round",
  "nv:v": "histogram_quantile",
  "nnv:v": "histogram_fraction",
  "nr:v": "quantile_over_time",
  "rn:v": "predict_linear",
  "vtttt:v": "label_replace",
  "vttt*:v": "label_join",
  "v:n": "scalar",
  "n:v": "vector",
  ":n": "pi time",
};

const EXPERIMENTAL: Readonly<Record<string, string>> = {
  "r:v":
    "first_over_time mad_over_time ts_of_first_over_time ts_of_last_over_time ts_of_max_over_time ts_of_min_over_time",
  "rnn:v": "double_exponential_smoothing",
  "vt*:v": "sort_by_label sort_by_label_desc",
  "vv?:v": "info",
  "vtn*:v": "histogram_quantiles",
  "v:v": "start_timestamp",
  ":n": "start end range step",
};

export const FUNCTIONS: ReadonlyMap<string, Signature> = new Map([
  ...signatures(STABLE, false),
  ...signatures(EXPERIMENTAL, true),
]);

function signatures(table: Readonly<Record<string, string>>, isExperimental: boolean): [string, Signature][] {
  return Object.entries(table).flatMap(([shape, names]) => {
    const [taken = "", returned = ""] = shape.split(":");
    const takes = [...taken.replace(/[?*]/g, "")].map(typeOf);
    const optional = taken.endsWith("?") || taken.endsWith("*") ? 1 : 0;
    const signature = { takes, returns: typeOf(returned), optional, repeats: taken.endsWith("*"), isExperimental };
    return names.split(" ").map((name): [string, Signature] => [name, signature]);
  });
}

function typeOf(letter: string): ValueType {
  const type = LETTERS[letter];
  if (type === undefined) throw new Error(`No type is written ${letter}`);
  return type;
}

/** Aggregations, with the type of their parameter. */
export const AGGREGATIONS: ReadonlyMap<string, ValueType | undefined> = new Map([
  ...["avg", "count", "group", "max", "min", "stddev", "stdvar", "sum"].map((name) => [name, undefined] as const),
  ...["bottomk", "topk", "quantile", "limitk", "limit_ratio"].map((name) => [name, "scalar"] as const),
  ["count_values", "string"],
]);

export const EXPERIMENTAL_AGGREGATIONS: ReadonlySet<string> = new Set(["limitk", "limit_ratio"]);

/** What Prometheus 3 calls otherwise. */
export const RENAMED: ReadonlyMap<string, string> = new Map([["holt_winters", "double_exponential_smoothing"]]);
