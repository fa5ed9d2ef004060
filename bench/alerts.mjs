// Alerts for the benchmarks, as the loader hands them over.

/** As alerts are: a ratio, a rate, a quantile, a measure; each with a value of its own, so that none is known. */
export function expressionOf(index, name) {
  const mark = `{path="/${name}/${index}"}`;
  const forms = [
    `sum by (code) (rate(http_errors_total${mark}[5m])) / sum by (code) (rate(http_requests_total${mark}[5m])) > 0.05`,
    `histogram_quantile(0.99, sum by (le, path) (rate(http_request_duration_seconds_bucket${mark}[5m]))) > 2`,
    `avg_over_time(http_open_connections${mark}[10m]) > 100 and on (path) rate(http_requests_total${mark}[10m]) > 1`,
    `sum(increase(http_errors_total${mark}[1h])) > 20`,
  ];
  return forms[index % forms.length];
}

/** What exposes the metrics that the expressions name. */
export function job() {
  const labels = ["code", "path"];
  const exposes = [
    { name: "http_errors_total", type: "counter", labels },
    { name: "http_requests_total", type: "counter", labels },
    { name: "http_request_duration_seconds", type: "histogram", labels },
    { name: "http_open_connections", type: "gauge", labels },
  ];
  return {
    kind: "prometheus.job",
    name: "shop",
    options: { targets: ["shop:80"], exposes },
    site: { line: 1, column: 1 },
  };
}

export function alertOf(text, index) {
  const options = {
    expr: { $promql: [text] },
    for: "5m",
    severity: "warning",
    summary: "It is slow",
    description: "{{ $value | humanize }}",
  };
  return { kind: "prometheus.alert", name: `Alert${index}`, options, site: { line: index + 2, column: 1 } };
}
