/** A Deployment with nothing wrong, in which each case changes what it is about. */
export const WEB = `const web = kubernetes.manifest("web", {
  manifest: {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name: "web" },
    spec: {
      replicas: 2,
      selector: { matchLabels: { app: "web" } },
      template: {
        metadata: { labels: { app: "web" } },
        spec: {
          securityContext: { runAsNonRoot: true, seccompProfile: { type: "RuntimeDefault" } },
          containers: [
            {
              name: "web",
              image: "registry.example.com/web:1.4",
              ports: [{ name: "http", containerPort: 8080 }],
              resources: { requests: { cpu: "100m", memory: "128Mi" }, limits: { cpu: "1", memory: "128Mi" } },
              livenessProbe: { httpGet: { path: "/live", port: "http" } },
              readinessProbe: { httpGet: { path: "/ready", port: "http" } },
              securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ["ALL"] } },
            },
          ],
        },
      },
    },
  },
});
`;

/** The Deployment with something in it replaced, and with another manifest, listed. */
export function web(from: string, to: string, more = ""): string {
  if (!WEB.includes(from)) throw new Error(`The case has no ${from}`);
  return `${WEB.replace(from, to)}${more}\nconst listed = [web${more === "" ? "" : ", other"}];\n`;
}

export function manifest(text: string): string {
  return `const other = kubernetes.manifest("other", { manifest: ${text} });\n`;
}

/** Kafka and one topic, in a cluster with these further options. */
export function onKubernetes(options: string, kafka = "", topic = ""): string {
  return `const brokers = kafka.cluster("kafka", { brokers: ["kafka-kafka-bootstrap:9092"], size: 3${kafka} });
const events = kafka.topic("shop.events", { cluster: brokers, partitions: 3, replicas: 3, minInsyncReplicas: 2${topic} });
const cluster = kubernetes.cluster({ namespace: "shop", kafka: "strimzi"${options} });

const listed = [events, cluster];
`;
}
