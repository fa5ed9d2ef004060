import { alertmanager, definePipeline, secret } from "headrace";

const chat = alertmanager.receiver("chat", { slack: { apiUrl: secret("alerting/slack-url"), channel: "#data" } });

const connectorDown = alertmanager.inhibit("connector-down", {
  source: ['alertname="ConnectorDown"'],
  target: ['alertname=~"ReplicationLag|ConsumerLag"'],
  equal: ["connector"],
});

export default definePipeline({ name: "shop", receivers: [chat], inhibitions: [connectorDown] });
