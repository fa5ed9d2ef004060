import { expect, test } from "vitest";
import { parse } from "yaml";
import { call } from "../../compiler/resolve/loaded.js";
import { deployed } from "./deployed.js";

const backup = call("clickhouse.backup", "nightly", {
  databases: ["analytics"],
  to: { disk: "backups" },
  full: "daily",
});

test("Jobs speak to the servers by TLS where these have a certificate, and trust who signed it", () => {
  const { manifests, one } = deployed({ certificate: "clickhouse-tls" }, [backup]);
  expect(parse(JSON.parse(JSON.stringify(one("ConfigMap", "clickhouse-client").data))["config.yaml"])).toEqual({
    secure: true,
    port: 9440,
    openSSL: {
      client: {
        caConfig: "/client/.clickhouse-client/ca.crt",
        loadDefaultCAFile: true,
        verificationMode: "strict",
        invalidCertificateHandler: { name: "RejectCertificateHandler" },
      },
    },
  });
  const jobs = manifests.filter(({ kind }) => kind === "Job" || kind === "CronJob");
  expect(jobs.length).toBe(3);
  for (const job of jobs) {
    const text = JSON.stringify(job);
    expect(text).toContain('{"name":"HOME","value":"/client"}');
    expect(text).toContain('{"name":"client","mountPath":"/client/.clickhouse-client","readOnly":true}');
    // The authority alone, not the servers' key.
    expect(text).toContain(
      '{"configMap":{"name":"clickhouse-client"}},{"secret":{"name":"clickhouse-tls","items":[{"key":"ca.crt","path":"ca.crt"}]}}',
    );
  }
});

test("without a certificate they ask the plain port", () => {
  const { manifests } = deployed({}, [backup]);
  expect(manifests.some(({ metadata }) => metadata.name === "clickhouse-client")).toBe(false);
  expect(JSON.stringify(manifests.find(({ kind }) => kind === "Job"))).toContain('{"name":"HOME","value":"/tmp"}');
});

test("who has a TLS port is let through to it alone", () => {
  const { scope, manifests } = deployed({ certificate: "clickhouse-tls", grafana: "grafana-operator" }, [backup]);
  expect(scope.spec.certificate).toBe("clickhouse-tls");
  const policy = manifests.find(
    ({ kind, metadata }) => kind === "NetworkPolicy" && metadata.name === "clickhouse-schema",
  );
  expect(JSON.stringify(policy?.spec)).toContain('"port":9440');
  expect(JSON.stringify(policy?.spec)).not.toContain('"port":9000');
});
