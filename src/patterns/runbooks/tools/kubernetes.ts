import type { ClusterSpec as KubernetesSpec } from "../../../systems/kubernetes/schema/cluster.js";
import { objectName } from "../../deployment/names.js";
import { word } from "../../recovery/section.js";
import { type Block, shell } from "../page.js";
import type { Scene } from "../scene.js";
import { kafkaFunctions } from "./kafka.js";

/** The tools that pages name, each typed in a pod of what it asks. */
export function kubernetesFunctions({ clusters, parts }: Scene, spec: KubernetesSpec): readonly string[] {
  const [cluster] = spec.kafka === undefined ? [] : clusters;
  return [
    `export NAMESPACE="\${NAMESPACE:-${spec.namespace}}"`,
    "first() {",
    '  kubectl --namespace "$NAMESPACE" get pods --selector "$1" --field-selector status.phase=Running --output name | head -n 1',
    "}",
    "inside() {",
    "  local terminal=()",
    "  if [ -t 0 ] && [ -t 1 ]; then terminal=(--tty); fi",
    '  kubectl --namespace "$NAMESPACE" exec --stdin "${terminal[@]}" "$@"',
    "}",
    ...(cluster === undefined ? [] : kafka(cluster.name, cluster.spec)),
    ...(spec.clickhouse === undefined || !parts.hasClickHouse
      ? []
      : [
          "clickhouse-client() {",
          '  if [ "$1" = --host ]; then shift 2; fi',
          '  if [ "$1" = --queries-file ]; then',
          '    clickhouse-client "${@:3}" <"$2"',
          "  else",
          '    inside "${CLICKHOUSE:-$(first app.kubernetes.io/name=clickhouse)}" -- clickhouse-client "$@"',
          "  fi",
          "}",
        ]),
  ];
}

/** Whoever asks has the cluster's authority and the properties of `client.properties` beside it, both by its input. */
function kafka(name: string, { tls, sasl, connectUser }: Scene["clusters"][number]["spec"]): readonly string[] {
  const broker = `inside "$(first strimzi.io/name=${objectName(name)}-kafka)" --`;
  const user = connectUser?.$ref;
  if (tls === undefined && sasl === undefined)
    return kafkaFunctions(broker, `--bootstrap-server ${objectName(name)}-kafka-bootstrap:9092`);
  if (sasl === undefined || user === undefined) return [];
  const account = objectName(user.slice(user.indexOf("/") + 1));
  return [
    "secret() {",
    `  kubectl --namespace "$NAMESPACE" get secret "$1" --output "go-template={{index .data \\"$2\\" | base64decode}}"`,
    "}",
    "login() {",
    `  echo security.protocol=${tls === undefined ? "SASL_PLAINTEXT" : "SASL_SSL"}`,
    `  echo sasl.mechanism=${sasl.mechanism}`,
    `  echo "sasl.jaas.config=$(secret ${word(account)} sasl.jaas.config)"`,
    ...(tls === undefined
      ? []
      : [
          "  echo ssl.truststore.type=PEM",
          `  echo "ssl.truststore.certificates=$(secret ${objectName(name)}-cluster-ca-cert ca.crt | awk '{ printf "%s\\\\n", $0 }')"`,
        ]),
    "}",
    ...kafkaFunctions(
      `login | ${broker}`,
      `--bootstrap-server ${objectName(name)}-kafka-bootstrap:9093 --command-config /dev/stdin`,
    ),
  ];
}

/** What has to run beside, for what is asked over HTTP. */
export function forwarded({ kubernetes, parts }: Scene): readonly Block[] {
  if (kubernetes?.monitoring === undefined) return [];
  const { operators } = kubernetes;
  return [
    shell(
      "Prometheus at `http://localhost:9090`, as long as this runs",
      `kubectl --namespace ${word(operators.prometheus)} port-forward service/prometheus-operated 9090:9090`,
    ),
    ...(parts.tellsSomebody
      ? [
          shell(
            "Alertmanager at `http://localhost:9093`, as long as this runs",
            `kubectl --namespace ${word(kubernetes.namespace)} port-forward service/alertmanager-operated 9093:9093`,
          ),
        ]
      : []),
  ];
}
