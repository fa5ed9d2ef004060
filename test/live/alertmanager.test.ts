import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, expect, test } from "vitest";
import { compile } from "../../src/compile.js";
import { parseMatcher } from "../../src/systems/alertmanager/routing/matcher.js";
import { type RouteNode, routeTree } from "../../src/systems/alertmanager/routing/route-tree.js";
import { receiversOf } from "../../src/systems/alertmanager/routing/routed.js";
import { describeLive } from "./kit/describe-live.js";
import { type Generated, writeArtifacts } from "./kit/generated.js";
import { temporaryFolder } from "./kit/temporary-folder.js";

// Every way to tell people that Alertmanager 0.25 knows, and everything a route can say.
const CONFIG = `import { alertmanager, definePipeline, secret } from "headrace";
const chat = alertmanager.receiver("chat", {
  slack: [{ apiUrl: secret("alerting/slack-url"), channel: "#data" }, { apiUrl: secret("alerting/slack-url") }],
});
const mail = alertmanager.receiver("mail", {
  email: { to: ["a@example.com", "b@example.com"], from: "c@example.com", smarthost: "smtp:587", username: "c", password: secret("alerting/smtp") },
});
const oncall = alertmanager.receiver("on call", {
  pagerduty: { routingKey: secret("alerting/pagerduty"), client: "shop", clientUrl: "https://grafana.example.com" },
  opsgenie: { apiKey: secret("alerting/opsgenie"), priority: "P1" },
  webhook: [
    { url: "https://example.com/a", token: secret("alerting/token") },
    { url: "https://example.com/b", username: "u", password: secret("alerting/hook"), maxAlerts: 5, sendResolved: false },
  ],
});
const nobody = alertmanager.receiver("nobody", { discard: true });
const work = alertmanager.timeInterval("work", {
  weekdays: ["monday:friday", "Sunday"], times: ["00:00-06:00", "22:00-24:00"], daysOfMonth: ["1:7", "-1", "-7:-1", "3:-1"],
  months: ["may:august", "12"], years: ["2026:2028"], location: "Europe/Berlin",
});
const infra = alertmanager.route("infra", {
  match: ['team=~"infra|platform"'],
  receiver: mail,
  groupBy: ["..."],
  groupWait: "10s",
  groupInterval: "90s",
  repeatInterval: "12h",
  routes: [{ match: ["severity=critical"], receiver: oncall, continue: true }, { match: ["job!~db.*", "job!="] }],
});
const root = alertmanager.route("root", {
  receiver: chat,
  groupBy: ["alertname", "team"],
  routes: [
    { match: ['severity="info"'], receiver: nobody, activeDuring: [work] },
    { match: ['severity=~"(?i)crit.*"', 'job=~"db|kafka"'], receiver: oncall, continue: true, muteDuring: [work] },
    infra,
    { match: ['alertname=~".*Down"', 'path!~"C:\\\\\\\\\\\\\\\\.+|\\\\"x\\\\""'], receiver: oncall },
  ],
});
const quiet = alertmanager.inhibit("quiet", { source: ['severity="critical"'], target: ['severity=~"warning|info"'], equal: ["job"] });
export default definePipeline({ name: "shop", listed: [root, quiet] });
`;

const CHOICES: Readonly<Record<string, readonly string[]>> = {
  severity: ["critical", "CRIT", "warning", "info", ""],
  team: ["infra", "platform", "infra2", ""],
  job: ["db", "db2", "kafka", ""],
  alertname: ["KafkaDown", "Lag"],
  path: ["C:\\\\x", '"x"', ""],
};

describeLive("alertmanager.yml", ["Prometheus and Alertmanager"], () => {
  let shop: Generated;
  let file = "";
  let tree: RouteNode | undefined;
  beforeAll(async () => {
    const folder = await temporaryFolder("config");
    const configPath = join(folder.path, "pipeline.config.ts");
    await writeFile(configPath, CONFIG);
    const memory = new Map();
    const options = { configPath, environment: undefined, engine: "off" as const, memory, trustMemory: false };
    const { artifacts, diagnostics, pipeline } = await compile(options);
    expect(diagnostics.map(({ code, detail }) => `${code}: ${detail}`)).toEqual([]);
    await folder.remove();
    tree = routeTree(pipeline.resources);
    shop = await writeArtifacts(artifacts);
    file = join(shop.folder, "alertmanager/alertmanager.yml");
  });
  afterAll(() => shop?.remove());

  test("is accepted by amtool, with its templates", async () => {
    const { stdout } = await execa("amtool", ["check-config", file]);
    expect(stdout).toContain("4 receivers");
    expect(stdout).toContain("1 templates");
    expect(stdout).toContain("SUCCESS");
  });

  test("routes as it is simulated here", async () => {
    if (tree === undefined) throw new Error("There is no root");
    let checked = 0;
    for (const labels of combinations(Object.entries(CHOICES))) {
      if (checked++ % 7 !== 0) continue;
      const given = Object.entries(labels).map(([name, value]) => `${name}="${value.replace(/["\\]/g, "\\$&")}"`);
      const { stdout } = await execa("amtool", ["config", "routes", "test", `--config.file=${file}`, ...given]);
      expect([labels, stdout]).toEqual([labels, receiversOf(tree, new Map(Object.entries(labels))).join(",")]);
    }
    expect(checked).toBeGreaterThan(400);
  });

  test("has matchers that both parse alike", () => {
    const written = [...shop.text("alertmanager/alertmanager.yml").matchAll(/^ +- ([a-z]+(?:=|!=|=~|!~)".*)$/gm)];
    expect(written.length).toBeGreaterThan(8);
    for (const [, text = ""] of written) expect(typeof parseMatcher(text)).toBe("object");
  });
});

function combinations(choices: readonly (readonly [string, readonly string[]])[]): readonly Record<string, string>[] {
  const [first, ...others] = choices;
  if (first === undefined) return [{}];
  const [name, values] = first;
  return combinations(others).flatMap((rest) => values.map((value) => ({ ...rest, [name]: value })));
}
