/** A metric as a catalogue or a job has it. */
export interface ExposedMetric {
  readonly name: string;
  readonly type: "counter" | "gauge" | "histogram" | "summary" | "untyped";
  readonly labels: readonly string[];
  readonly help?: string | undefined;
}

/** A series as Prometheus stores it: a histogram is three. */
export interface ExposedSeries {
  readonly name: string;
  readonly type: ExposedMetric["type"];
  /** Besides those of its job. */
  readonly labels: readonly string[];
  /** It only rises until a restart: what `rate` is for. */
  readonly isCounter: boolean;
  readonly isBucket: boolean;
  readonly help?: string | undefined;
}

export function seriesOf({ name, type, labels, help }: ExposedMetric): readonly ExposedSeries[] {
  const series = (suffix: string, added: readonly string[], isCounter: boolean): ExposedSeries => ({
    name: name + suffix,
    type,
    labels: [...labels, ...added],
    isCounter,
    isBucket: suffix === "_bucket",
    help,
  });
  switch (type) {
    case "counter":
      return [series("", [], true)];
    case "gauge":
    case "untyped":
      return [series("", [], false)];
    case "histogram":
      return [series("_bucket", ["le"], true), series("_sum", [], true), series("_count", [], true)];
    case "summary":
      return [series("", ["quantile"], false), series("_sum", [], true), series("_count", [], true)];
  }
}
