import { alertmanager, definePipeline, secret } from "headrace";

const maintenance = alertmanager.timeInterval("maintenance", {
  weekdays: ["sunday"],
  times: ["02:00-04:00"],
  location: "Europe/Berlin",
});

const chat = alertmanager.receiver("chat", { slack: { apiUrl: secret("alerting/slack-url"), channel: "#data" } });

const root = alertmanager.route("root", {
  receiver: chat,
  routes: [{ match: ['severity=~"warning|info"'], muteDuring: [maintenance] }],
});

export default definePipeline({ name: "shop", routes: [root] });
