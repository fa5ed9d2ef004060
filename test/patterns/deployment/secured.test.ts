import { expect, test } from "vitest";
import { parse } from "yaml";
import { call } from "../../compiler/resolve/loaded.js";
import { configuredEngine } from "../../kit/configured-engine.js";
import { deployed } from "./deployed.js";

const SECURED = { certificate: "clickhouse-tls" };
const main = call("clickhouse.cluster", "main", {
  shards: [{ replicas: ["a:9440", "b:9440"] }],
  secret: { $secret: "clickhouse-cluster/secret" },
  secure: true,
  keeper: ["k:9281"],
});
const plain = (value: unknown) => JSON.parse(JSON.stringify(value));
const removed = { "@remove": "1" };

test("with a certificate the servers have no plain port", async () => {
  const { one } = deployed({ ...SECURED, monitoring: "prometheus-operator" }, [main]);
  const { configuration, templates, defaults } = plain(one("ClickHouseInstallation", "clickhouse").spec);
  expect(configuration.clusters).toEqual([
    expect.objectContaining({
      name: "main",
      secure: "yes",
      insecure: "no",
      layout: { shardsCount: 1, replicasCount: 2 },
    }),
  ]);
  expect(configuration.zookeeper).toEqual({ nodes: [{ host: "keeper-clickhouse", port: 9281, secure: "yes" }] });
  expect(configuration.settings).toMatchObject({
    tcp_port_secure: 9440,
    https_port: 8443,
    "interserver_http_credentials/user": "interserver",
    "interserver_http_credentials/password": {
      valueFrom: { secretKeyRef: { name: "clickhouse-cluster", key: "secret" } },
    },
  });
  expect(configuration.settings["prometheus/port"]).toBeUndefined();
  const file = parse(configuration.files["config.d/tls.yaml"]);
  expect(file).toMatchObject({
    http_port: removed,
    tcp_port: removed,
    interserver_http_port: removed,
    interserver_https_port: 9010,
    prometheus: { port: removed },
    openSSL: {
      server: { certificateFile: "/etc/clickhouse-server/tls/tls.crt" },
      // Keepers ask for it, and nobody is called whose certificate is not right.
      client: { certificateFile: "/etc/clickhouse-server/tls/tls.crt", verificationMode: "strict" },
    },
  });
  const [{ spec }] = templates.podTemplates;
  expect(spec.containers[0].ports).toEqual([
    { name: "https", containerPort: 8443 },
    { name: "tcps", containerPort: 9440 },
    { name: "interservers", containerPort: 9010 },
  ]);
  expect(spec.containers[0].readinessProbe.httpGet).toEqual({
    path: "/replicas_status",
    port: "https",
    scheme: "HTTPS",
  });
  expect(defaults.templates.serviceTemplate).toBe(templates.serviceTemplates[0].name);
  expect(templates.serviceTemplates[0].spec.ports.map((each: { port: number }) => each.port)).toEqual([8443, 9440]);
  expect(one("PodMonitor", "clickhouse").spec).toMatchObject({
    podMetricsEndpoints: [{ port: "https", scheme: "https", tlsConfig: { serverName: "clickhouse-clickhouse" } }],
  });
  const answers = await configuredEngine({
    files: [configuration.files["config.d/tls.yaml"]],
    statements: ["SELECT 1"],
  });
  expect(answers).toEqual(["1"]);
});

test("keepers talk to who shows a certificate of the same authority, and to each other likewise", () => {
  const { one } = deployed(SECURED, [main]);
  const { configuration, templates } = plain(one("ClickHouseKeeperInstallation", "clickhouse").spec);
  expect(configuration.settings["keeper_server/tcp_port"]).toBeUndefined();
  expect(parse(configuration.files["keeper_config.d/tls.yaml"])).toMatchObject({
    keeper_server: { tcp_port: removed, tcp_port_secure: 9281, raft_configuration: { secure: true } },
    openSSL: {
      server: { caConfig: "/etc/clickhouse-keeper/tls/ca.crt", verificationMode: "strict", loadDefaultCAFile: false },
      client: { privateKeyFile: "/etc/clickhouse-keeper/tls/tls.key", verificationMode: "strict" },
    },
  });
  const [{ spec }] = templates.podTemplates;
  expect(spec.containers[0].ports[0]).toEqual({ name: "zk-secure", containerPort: 9281 });
  expect(spec.containers[0].volumeMounts).toContainEqual({
    name: "tls",
    mountPath: "/etc/clickhouse-keeper/tls",
    readOnly: true,
  });
});

test("policies let nobody to a plain port", () => {
  const { manifests } = deployed({ ...SECURED, monitoring: "prometheus-operator" }, [main]);
  const policies = manifests.filter(({ kind }) => kind === "NetworkPolicy");
  const text = JSON.stringify(policies);
  for (const port of [2181, 8123, 9000, 9009]) expect(text).not.toContain(`"port":${port}}`);
  for (const port of [8443, 9440, 9010, 9281, 9444]) expect(text).toContain(`"port":${port}}`);
});

test("a plain port stays where `clickhouse.server` asks for it", () => {
  const server = call("clickhouse.server", "here", {
    cluster: { $ref: "clickhouse.cluster/main" },
    ports: { http: 8123 },
  });
  const { one } = deployed(SECURED, [main, server]);
  const { configuration } = plain(one("ClickHouseInstallation", "clickhouse").spec);
  expect(configuration.clusters[0]).toMatchObject({ secure: "yes", insecure: "yes" });
  const file = parse(configuration.files["config.d/tls.yaml"]);
  expect(file.http_port).toBeUndefined();
  expect(file.tcp_port).toEqual(removed);
});
