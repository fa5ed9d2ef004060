import type { Address } from "../../../compiler/model/address.js";
import type { JsonObject } from "../../../compiler/model/json.js";
import { ofKind, type Pipeline } from "../../../compiler/model/resource.js";
import { SERVER, type ServerSpec } from "../../../systems/clickhouse/schema/server.js";
import { CLUSTER } from "../../../systems/kafka/schema.js";
import { type CertificateFolder, foldersOf, OWN_FILES } from "./folder.js";

/** How servers of a cluster, or of none, are configured. */
export function serverSpec({ resources }: Pipeline, cluster: Address | undefined): ServerSpec | undefined {
  return ofKind(resources, SERVER).find(({ spec }) => spec.cluster?.$ref === cluster)?.spec;
}

/** The servers' TLS, where they open ClickHouse's own protocol by it. */
export function securedServer({ resources }: Pipeline): ServerSpec | undefined {
  return ofKind(resources, SERVER)
    .map(({ spec }) => spec)
    .find(({ tls, ports }) => tls !== undefined && typeof ports.nativeSecure === "number");
}

/** What the register's clickhouse-client reads. */
export function clientConfig(pipeline: Pipeline): JsonObject {
  return {
    secure: true,
    port: Number(securedServer(pipeline)?.ports.nativeSecure),
    openSSL: {
      client: {
        caConfig: OWN_FILES.ca,
        verificationMode: "strict",
        invalidCertificateHandler: { name: "RejectCertificateHandler" },
      },
    },
  };
}

/** A server's own certificate where its configuration looks for it, and whom it trusts: the brokers. */
export function serverCertificates(pipeline: Pipeline, cluster: Address | undefined): readonly CertificateFolder[] {
  const { certificate, key, ca } = serverSpec(pipeline, cluster)?.tls ?? {};
  const brokers = ofKind(pipeline.resources, CLUSTER).flatMap(({ spec: { tls } }) =>
    tls === undefined || tls === true || tls.ca === undefined ? [] : [[tls.ca, "ca"] as const],
  );
  return foldersOf([[certificate, "certificate"], [key, "key"], [ca, "ca"], ...brokers]);
}

/** How a server is asked over HTTP whether it is up. */
export function pingOf(spec: ServerSpec | undefined): string {
  const { http = 8123, https } = spec?.ports ?? {};
  if (http !== false) return `wget --quiet --spider http://localhost:${http}/ping`;
  // Its certificate is for the name that others know it by.
  return `wget --quiet --spider --no-check-certificate https://localhost:${typeof https === "number" ? https : 8443}/ping`;
}
