import { alertmanager, definePipeline, prometheus, promql, secret, slo } from "headrace";

const server = prometheus.job("prometheus", { targets: ["prometheus:9090"], exposes: "prometheus" });

const delivered = slo("notifications delivered", {
  objective: 99.9,
  window: "30d",
  ratio: promql`avg(up{job="prometheus"})`,
  description: "Whoever is on call is told.",
});

const chat = alertmanager.receiver("chat", { slack: { apiUrl: secret("alerting/slack-url"), channel: "#data" } });

export default definePipeline({ name: "shop", jobs: [server], objectives: [delivered], receivers: [chat] });
