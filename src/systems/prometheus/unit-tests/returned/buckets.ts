import { type Sample, signature, withLabels } from "./sample.js";

/** The quantile of each histogram, as `histogram_quantile` takes it of its buckets. */
export function quantileOfBuckets(part: number, buckets: readonly Sample[]): readonly Sample[] {
  const isOwn = (label: string): boolean => label !== "le";
  const histograms = new Map<string, Sample[]>();
  for (const each of buckets) {
    const key = signature(each.labels, isOwn);
    histograms.set(key, [...(histograms.get(key) ?? []), each]);
  }
  return [...histograms.values()].map((all) => ({
    labels: withLabels(all[0]?.labels ?? new Map(), isOwn),
    value: quantileOf(part, all),
  }));
}

function quantileOf(part: number, buckets: readonly Sample[]): number | undefined {
  const limits = buckets.map(({ labels, value }) => ({ limit: limitOf(labels.get("le") ?? ""), count: value }));
  limits.sort((one, other) => one.limit - other.limit);
  const total = limits.at(-1);
  if (total?.limit !== Number.POSITIVE_INFINITY || limits.length < 2) return Number.NaN;
  if (total.count === undefined) return undefined;
  if (total.count === 0) return Number.NaN;
  const rank = part * total.count;
  const index = limits.findIndex(({ count }) => count !== undefined && count >= rank);
  if (index === limits.length - 1) return limits[index - 1]?.limit;
  // Between two limits it depends on how many there are below.
  return undefined;
}

function limitOf(text: string): number {
  return text === "+Inf" ? Number.POSITIVE_INFINITY : Number(text);
}
