// Reads Prometheus' text format: what a program exposes, not what the values are.

/** Metrics by name: type, help, labels; those of a histogram or summary without `le` and `quantile`. */
export function metricsIn(text) {
  const metrics = new Map();
  const of = (name) => {
    if (!metrics.has(name)) metrics.set(name, { name, type: "untyped", labels: [], help: "" });
    return metrics.get(name);
  };
  for (const line of text.split("\n")) {
    const about = /^# (HELP|TYPE) (\S+) ?(.*)$/.exec(line);
    if (about?.[1] === "HELP") of(about[2]).help = about[3].replaceAll("\\n", " ").replaceAll("\\\\", "\\");
    else if (about?.[1] === "TYPE") of(about[2]).type = about[3] === "unknown" ? "untyped" : about[3];
    else if (line !== "" && !line.startsWith("#")) {
      const [, name, labels = ""] = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})?\s/.exec(line);
      const metric = of(family(name, metrics));
      for (const [, label] of labels.matchAll(/(\w+)="(?:[^"\\]|\\.)*"/g)) {
        if (!metric.labels.includes(label) && !isOfBuckets(metric.type, label)) metric.labels.push(label);
      }
    }
  }
  return [...metrics.values()].map((metric) => ({ ...metric, labels: metric.labels.sort() }));
}

function family(name, metrics) {
  if (metrics.has(name)) return name;
  const whole = name.replace(/_(bucket|sum|count)$/, "");
  return ["histogram", "summary"].includes(metrics.get(whole)?.type) ? whole : name;
}

function isOfBuckets(type, label) {
  return (type === "histogram" && label === "le") || (type === "summary" && label === "quantile");
}
