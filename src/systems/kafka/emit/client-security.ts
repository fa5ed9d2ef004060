import { environmentVariable } from "../../../compiler/emit/secret-names.js";
import { isSecret, type SecretReference } from "../../../compiler/model/reference.js";
import type { ClusterSpec, SaslSpec } from "../schema.js";

/** `security.protocol` of a cluster's clients. */
export function securityProtocol({ tls, sasl }: ClusterSpec): "PLAINTEXT" | "SSL" | "SASL_PLAINTEXT" | "SASL_SSL" {
  if (tls === undefined) return sasl === undefined ? "PLAINTEXT" : "SASL_PLAINTEXT";
  return sasl === undefined ? "SSL" : "SASL_SSL";
}

/** What a Java client of a secured cluster needs, by Kafka's names; nothing for an open one. */
export function clientSecurity(cluster: ClusterSpec): Readonly<Record<string, string>> {
  const protocol = securityProtocol(cluster);
  if (protocol === "PLAINTEXT") return {};
  return { "security.protocol": protocol, ...tlsProperties(cluster.tls), ...saslProperties(cluster.sasl) };
}

function tlsProperties(tls: ClusterSpec["tls"]): Record<string, string> {
  if (tls === undefined || tls === true) return {};
  const { ca, certificate, key, verifyHostName } = tls;
  return {
    ...(ca === undefined ? {} : { "ssl.truststore.type": "PEM", "ssl.truststore.location": ca }),
    ...(certificate === undefined || key === undefined
      ? {}
      : {
          "ssl.keystore.type": "PEM",
          "ssl.keystore.certificate.chain": lookedUp(certificate),
          "ssl.keystore.key": lookedUp(key),
        }),
    ...(verifyHostName ? {} : { "ssl.endpoint.identification.algorithm": "" }),
  };
}

/** A file's text, or a secret's, as a config provider puts it in place. */
function lookedUp(value: string | SecretReference): string {
  if (isSecret(value)) return `\${env:${environmentVariable(value)}}`;
  const slash = value.lastIndexOf("/");
  return `\${dir:${value.slice(0, slash) || "/"}:${value.slice(slash + 1)}}`;
}

const MODULES = "org.apache.kafka.common.security";

function saslProperties(sasl: SaslSpec | undefined): Record<string, string> {
  if (sasl === undefined) return {};
  const mechanism = { "sasl.mechanism": sasl.mechanism };
  switch (sasl.mechanism) {
    case "PLAIN":
    case "SCRAM-SHA-256":
    case "SCRAM-SHA-512": {
      const login = sasl.mechanism === "PLAIN" ? "plain.PlainLoginModule" : "scram.ScramLoginModule";
      const options = { username: sasl.username, password: lookedUp(sasl.password) };
      return { ...mechanism, "sasl.jaas.config": jaas(`${MODULES}.${login}`, options) };
    }
    case "OAUTHBEARER": {
      const options = {
        clientId: sasl.clientId,
        clientSecret: lookedUp(sasl.clientSecret),
        ...(sasl.scope === undefined ? {} : { scope: sasl.scope }),
      };
      return {
        ...mechanism,
        "sasl.oauthbearer.token.endpoint.url": sasl.tokenEndpoint,
        "sasl.login.callback.handler.class": `${MODULES}.oauthbearer.OAuthBearerLoginCallbackHandler`,
        "sasl.jaas.config": jaas(`${MODULES}.oauthbearer.OAuthBearerLoginModule`, options),
      };
    }
    case "GSSAPI": {
      const options = { useKeyTab: "true", storeKey: "true", keyTab: sasl.keytab, principal: sasl.principal };
      return {
        ...mechanism,
        "sasl.kerberos.service.name": sasl.serviceName,
        "sasl.jaas.config": jaas("com.sun.security.auth.module.Krb5LoginModule", options),
      };
    }
  }
}

/** A login module with its options, each in quotes. */
function jaas(loginModule: string, options: Readonly<Record<string, string>>): string {
  const written = Object.entries(options).map(([name, value]) => `${name}="${value.replace(/[\\"]/g, "\\$&")}"`);
  return `${loginModule} required ${written.join(" ")};`;
}
