import type { JsonObject } from "../../../compiler/model/json.js";
import type { Scope } from "../placed.js";
import { portsOf, serverOf } from "./ports.js";

/** How the kubelet asks a server: a server that loads its tables is alive for long before it can answer; one that is behind is alive, too. */
export function probes(scope: Scope): JsonObject {
  return {
    startupProbe: { ...asked(scope, "/ping"), periodSeconds: 10, failureThreshold: 90 },
    livenessProbe: { ...asked(scope, "/ping"), periodSeconds: 10, failureThreshold: 10 },
    readinessProbe: { ...asked(scope, "/replicas_status"), periodSeconds: 10, failureThreshold: 3 },
  };
}

function asked(scope: Scope, path: string): JsonObject {
  const names = portsOf(scope).map(({ name }) => name);
  if (names.includes("http")) return { httpGet: { path, port: "http" }, timeoutSeconds: 5 };
  // The kubelet has no certificate to show.
  if (names.includes("https") && serverOf(scope)?.tls?.clients !== "strict")
    return { httpGet: { path, port: "https", scheme: "HTTPS" }, timeoutSeconds: 5 };
  return { tcpSocket: { port: names.at(-1) ?? "tcp" }, timeoutSeconds: 5 };
}
