import { definePipeline, grafana, promql } from "headrace";

const platform = grafana.folder("platform", { title: "Platform" });
const health = grafana.dashboard("health", {
  title: "Health",
  folder: platform,
  panels: [grafana.stat("Targets that answer", { query: promql`sum(up)` })],
});

export default definePipeline({ name: "shop", dashboards: [health] });
