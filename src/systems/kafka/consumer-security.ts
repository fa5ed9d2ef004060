import type { Address } from "../../compiler/model/address.js";
import { isSecret, type SecretReference } from "../../compiler/model/reference.js";
import type { Resource } from "../../compiler/model/resource.js";
import { securityProtocol } from "./emit/client-security.js";
import { loggedInAs } from "./emit/logged-in.js";
import type { ClusterSpec, SaslSpec } from "./schema.js";

/** A text, or a secret that the consumer looks up. */
type ServerValue = string | SecretReference;

/**
 * What ClickHouse's consumers log in to a cluster with, by librdkafka's names with underscores for dots, as they stand
 * in its configuration. Nothing for an open cluster.
 */
export function consumerSecurity(
  cluster: Resource<ClusterSpec>,
  resources: ReadonlyMap<Address, Resource>,
): Readonly<Record<string, ServerValue>> {
  const spec = loggedInAs(cluster, cluster.spec.clickhouseUser, { resources });
  const protocol = securityProtocol(spec);
  if (protocol === "PLAINTEXT") return {};
  return { security_protocol: protocol, ...tlsValues(spec.tls), ...saslValues(spec.sasl) };
}

function tlsValues(tls: ClusterSpec["tls"]): Record<string, ServerValue> {
  if (tls === undefined || tls === true) return {};
  const { ca, certificate, key, verifyHostName } = tls;
  return {
    ...(ca === undefined ? {} : { ssl_ca_location: ca }),
    ...fileOrText("ssl_certificate", certificate),
    ...fileOrText("ssl_key", key),
    ...(verifyHostName ? {} : { ssl_endpoint_identification_algorithm: "none" }),
  };
}

function fileOrText(name: string, value: string | SecretReference | undefined): Record<string, ServerValue> {
  if (value === undefined) return {};
  return { [`${name}_${isSecret(value) ? "pem" : "location"}`]: value };
}

function saslValues(sasl: SaslSpec | undefined): Record<string, ServerValue> {
  if (sasl === undefined) return {};
  const mechanism = { sasl_mechanism: sasl.mechanism };
  switch (sasl.mechanism) {
    case "PLAIN":
    case "SCRAM-SHA-256":
    case "SCRAM-SHA-512":
      return { ...mechanism, sasl_username: sasl.username, sasl_password: sasl.password };
    case "OAUTHBEARER":
      return {
        ...mechanism,
        sasl_oauthbearer_method: "oidc",
        sasl_oauthbearer_token_endpoint_url: sasl.tokenEndpoint,
        sasl_oauthbearer_client_id: sasl.clientId,
        sasl_oauthbearer_client_secret: sasl.clientSecret,
        ...(sasl.scope === undefined ? {} : { sasl_oauthbearer_scope: sasl.scope }),
      };
    case "GSSAPI":
      return {
        ...mechanism,
        sasl_kerberos_service_name: sasl.serviceName,
        sasl_kerberos_keytab: sasl.keytab,
        sasl_kerberos_principal: sasl.principal,
      };
  }
}
