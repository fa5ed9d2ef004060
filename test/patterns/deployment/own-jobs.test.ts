import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../../src/compiler/model/json.js";
import type { Declaration } from "../../../src/compiler/model/loaded-config.js";
import { call } from "../../compiler/resolve/loaded.js";
import { deployed } from "./deployed.js";

const WATCHED = { monitoring: "prometheus-operator" };
const shop = (options: JsonObject = {}): Declaration =>
  call("prometheus.job", "shop", { targets: ["shop.example.com:9100"], exposes: "unknown", ...options });

/** The spec of the ScrapeConfig that a job with these options becomes. */
function scraped(options: JsonObject, cluster: JsonObject = {}): unknown {
  return deployed({ ...WATCHED, ...cluster }, [shop(options)]).one("ScrapeConfig", "shop").spec;
}

describe("a job of one's own is a ScrapeConfig", () => {
  const targets = { jobName: "shop", staticConfigs: [{ targets: ["shop.example.com:9100"] }] };
  test.for<readonly [string, JsonObject, JsonObject]>([
    ["nothing", {}, {}],
    ["interval", { interval: "1m" }, { scrapeInterval: "1m" }],
    ["timeout", { interval: "1m", timeout: "20s" }, { scrapeInterval: "1m", scrapeTimeout: "20s" }],
    ["path", { path: "/prometheus" }, { metricsPath: "/prometheus" }],
    ["params", { params: { module: ["http_2xx"] } }, { params: { module: ["http_2xx"] } }],
    ["scheme", { scheme: "https" }, { scheme: "HTTPS" }],
    ["honorLabels", { honorLabels: true }, { honorLabels: true }],
    [
      "bearerToken",
      { bearerToken: { $secret: "shop/token" } },
      { authorization: { credentials: { name: "shop", key: "token" } } },
    ],
    [
      "basicAuth",
      { basicAuth: { username: "prometheus", password: { $secret: "shop/password" } } },
      {
        basicAuth: { username: { name: "shop-account", key: "username" }, password: { name: "shop", key: "password" } },
      },
    ],
    [
      "keep and drop",
      { keep: ["shop_.*", "up"], drop: ["shop_debug_.*"] },
      {
        metricRelabelings: [
          { sourceLabels: ["__name__"], regex: "shop_.*|up", action: "keep" },
          { sourceLabels: ["__name__"], regex: "shop_debug_.*", action: "drop" },
        ],
      },
    ],
  ])("with %s", ([, options, expected]) => {
    expect(scraped(options)).toEqual({ ...targets, ...expected });
  });

  test("with labels, of all and of one target", () => {
    const options = { targets: ["a:1", { target: "b:1", labels: { zone: "b" } }], labels: { env: "live" } };
    expect(scraped(options)).toEqual({
      jobName: "shop",
      staticConfigs: [
        { targets: ["a:1"], labels: { env: "live" } },
        { targets: ["b:1"], labels: { env: "live", zone: "b" } },
      ],
    });
  });

  test("with files as the Secrets that they come from", () => {
    const files = {
      "/certs/postgres-ca.crt": { $secret: "shop-postgres/ca.crt" },
      "/certs/shop-ca.crt": { $secret: "shop-tls/ca.crt" },
      "/certs/tls.crt": { $secret: "prometheus-tls/tls.crt" },
      "/certs/tls.key": { $secret: "prometheus-tls/tls.key" },
    };
    const tls = { ca: "/certs/shop-ca.crt", certificate: "/certs/tls.crt", key: "/certs/tls.key", serverName: "shop" };
    const { one, manifests } = deployed({ ...WATCHED, files, secrets: "external-secrets" }, [shop({ tls })]);
    expect(one("ScrapeConfig", "shop").spec).toEqual({
      ...targets,
      scheme: "HTTPS",
      tlsConfig: {
        ca: { secret: { name: "shop-tls", key: "ca.crt" } },
        cert: { secret: { name: "prometheus-tls", key: "tls.crt" } },
        keySecret: { name: "prometheus-tls", key: "tls.key" },
        serverName: "shop",
      },
    });
    const fetched = manifests.filter(({ kind }) => kind === "ExternalSecret").map(({ metadata }) => metadata.name);
    expect(fetched).toEqual(expect.arrayContaining(["prometheus-tls", "shop-tls"]));
  });
});

test("the account's name is a Secret of its own, its password is not", () => {
  const basicAuth = { username: "prometheus", password: { $secret: "shop/password" } };
  const { one } = deployed(WATCHED, [shop({ basicAuth })]);
  expect(one("Secret", "shop-account").stringData).toEqual({ username: "prometheus" });
});

test("it takes the place of the monitor that has its name", () => {
  const job = call("prometheus.job", "kafka", { targets: ["brokers.example.com:9404"], exposes: "kafka" });
  const { manifests } = deployed(WATCHED, [job]);
  expect(manifests.filter(({ metadata, kind }) => metadata.name === "kafka" && kind.endsWith("Monitor"))).toEqual([]);
});

test("without an operator of Prometheus nothing is made of it", () => {
  const { manifests } = deployed({}, [shop()]);
  expect(manifests.some(({ kind }) => kind === "ScrapeConfig")).toBe(false);
});

const manifest = (name: string, value: JsonObject): Declaration =>
  call("kubernetes.manifest", name, { manifest: value });
const service = manifest("web", {
  apiVersion: "v1",
  kind: "Service",
  metadata: { name: "web" },
  spec: { selector: { app: "web" }, ports: [{ name: "metrics", port: 9100, targetPort: 8080 }] },
});

test("Prometheus is let through to the pods behind a Service of one's own", () => {
  const { one } = deployed(WATCHED, [shop({ targets: ["web.analytics.svc:9100"] }), service]);
  expect(one("NetworkPolicy", "web").spec).toEqual({
    podSelector: { matchLabels: { app: "web" } },
    policyTypes: ["Ingress", "Egress"],
    ingress: [
      {
        from: [{ namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "monitoring" } } }],
        ports: [{ protocol: "TCP", port: 8080 }],
      },
    ],
  });
});

test("a Prometheus in the same namespace is let out to what it scrapes, and to it alone", () => {
  const here = {
    ...WATCHED,
    operators: { prometheus: "analytics" },
    peers: { "shop.example.com": { cidr: "10.9.0.0/16" } },
  };
  const { one } = deployed(here, [shop()]);
  const { egress } = JSON.parse(JSON.stringify(one("NetworkPolicy", "prometheus").spec));
  expect(egress).toContainEqual({
    to: [{ ipBlock: { cidr: "10.9.0.0/16" } }],
    ports: [{ protocol: "TCP", port: 9100 }],
  });
  expect(egress).toContainEqual({
    ports: [
      { protocol: "TCP", port: 443 },
      { protocol: "TCP", port: 6443 },
    ],
  });
});
