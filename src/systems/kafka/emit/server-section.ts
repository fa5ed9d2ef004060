import { environmentVariable } from "../../../compiler/emit/secret-names.js";
import { isSecret, type SecretReference } from "../../../compiler/model/reference.js";
import type { ClusterSpec, SaslSpec } from "../schema.js";
import { securityProtocol } from "./client-security.js";

/** A value of ClickHouse's server configuration: a text, or one that the server takes from its environment. */
type ServerValue = string | { readonly "@from_env": string };

/**
 * The `kafka` section of ClickHouse's server configuration, by librdkafka's names with underscores: what its consumers
 * log in with, so that no secret stands in a table's DDL. Nothing for an open cluster.
 */
export function serverSection(cluster: ClusterSpec): Readonly<Record<string, ServerValue>> {
  const protocol = securityProtocol(cluster);
  if (protocol === "PLAINTEXT") return {};
  return { security_protocol: protocol, ...tlsValues(cluster.tls), ...saslValues(cluster.sasl) };
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
  return isSecret(value) ? { [`${name}_pem`]: fromEnvironment(value) } : { [`${name}_location`]: value };
}

function fromEnvironment(secret: SecretReference): ServerValue {
  return { "@from_env": environmentVariable(secret) };
}

function saslValues(sasl: SaslSpec | undefined): Record<string, ServerValue> {
  if (sasl === undefined) return {};
  const mechanism = { sasl_mechanism: sasl.mechanism };
  switch (sasl.mechanism) {
    case "PLAIN":
    case "SCRAM-SHA-256":
    case "SCRAM-SHA-512":
      return { ...mechanism, sasl_username: sasl.username, sasl_password: fromEnvironment(sasl.password) };
    case "OAUTHBEARER":
      return {
        ...mechanism,
        sasl_oauthbearer_method: "oidc",
        sasl_oauthbearer_token_endpoint_url: sasl.tokenEndpoint,
        sasl_oauthbearer_client_id: sasl.clientId,
        sasl_oauthbearer_client_secret: fromEnvironment(sasl.clientSecret),
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
