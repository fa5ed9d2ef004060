import { alertmanager, definePipeline, secret } from "headrace";

const chat = alertmanager.receiver("chat", { slack: { apiUrl: secret("alerting/slack-url"), channel: "#data" } });
const oncall = alertmanager.receiver("oncall", { pagerduty: { routingKey: secret("alerting/pagerduty-key") } });

const root = alertmanager.route("root", {
  receiver: chat,
  groupBy: ["alertname", "team"],
  routes: [
    { match: ['severity="critical"'], receiver: oncall, repeatInterval: "1h", continue: true },
    { match: ['severity="info"'], repeatInterval: "1d" },
  ],
});

export default definePipeline({ name: "shop", routes: [root] });
