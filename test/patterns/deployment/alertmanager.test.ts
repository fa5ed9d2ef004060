import { expect, test } from "vitest";
import { flowsOf } from "../../../src/patterns/deployment/network/flows.js";
import { call } from "../../compiler/resolve/loaded.js";
import { deployed } from "./deployed.js";

const secret = (path: string) => ({ $secret: path });
const receiver = call("alertmanager.receiver", "team", {
  slack: { apiUrl: secret("alerting/slack-url"), channel: "#data" },
  email: { to: "oncall@example.com", from: "alerts@example.com", smarthost: "smtp.example.com:587" },
  webhook: { url: "http://hooks.tools.svc:8080/alerts" },
});
const route = call("alertmanager.route", "all", { receiver: { $ref: "alertmanager.receiver/team" } });
const WATCHED = { monitoring: "prometheus-operator" };
const artifact = { path: "alertmanager/alertmanager.yml", content: "receivers: []\n", resources: [] };

test("where somebody is told, an Alertmanager runs, with its configuration and the Secrets that it reads", () => {
  const { one } = deployed(WATCHED, [receiver, route], [artifact]);
  expect(one("Alertmanager", "main").spec).toMatchObject({
    replicas: 2,
    image: "prom/alertmanager:v0.28.1",
    version: "v0.28.1",
    configSecret: "alertmanager-config",
    secrets: ["alerting"],
    automountServiceAccountToken: false,
    securityContext: { runAsNonRoot: true, seccompProfile: { type: "RuntimeDefault" } },
  });
  expect(one("ServiceAccount", "alertmanager")).toMatchObject({ automountServiceAccountToken: false });
  expect(JSON.stringify(one("PodMonitor", "alertmanager").spec)).toContain('"replacement":"alertmanager"');
});

test("Prometheus reaches it, its replicas each other, and it reaches whom it tells", () => {
  const { scope } = deployed(WATCHED, [receiver, route], [artifact]);
  const own = flowsOf(scope).filter(({ from, to }) => [from.name, to.name].includes("alertmanager"));
  expect(
    own.map(({ from, to, ports }) => {
      const numbers = ports.map(({ port, protocol }) => `${port}${protocol ?? ""}`);
      return `${from.name} -> ${to.name} (${to.type}): ${numbers.join(" ")}`;
    }),
  ).toEqual([
    "prometheus's namespace -> alertmanager (pods): 9093",
    "alertmanager -> alertmanager (pods): 9094 9094UDP",
    "alertmanager -> hooks.slack.com (anywhere): 443",
    "alertmanager -> smtp.example.com (anywhere): 587",
    "alertmanager -> hooks.tools.svc (namespace): 8080",
  ]);
});

test("where nobody is told, there is none", () => {
  expect(deployed(WATCHED).manifests.map(({ kind }) => kind)).not.toContain("Alertmanager");
});
