import { type KindOf, ofKind, type Pipeline } from "../../compiler/model/resource.js";
import type { ClusterSpec as KubernetesSpec } from "../../systems/kubernetes/schema/cluster.js";
import { objectName } from "../deployment/names.js";
import { word } from "./section.js";

const KUBERNETES: KindOf<KubernetesSpec> = { kind: "kubernetes.cluster" };

/** How connectors are handled where an operator has them as objects: what is told to Connect itself it takes back. */
export interface Operator {
  /** The beginning of a command. */
  readonly kubectl: string;
}

export function operatorOf({ resources }: Pick<Pipeline, "resources">): Operator | undefined {
  const [cluster] = ofKind(resources, KUBERNETES);
  return cluster?.spec.kafka === undefined
    ? undefined
    : { kubectl: `kubectl --namespace ${word(cluster.spec.namespace)}` };
}

export type State = "running" | "stopped" | "paused";

export function stateCommand({ kubectl }: Operator, connector: string, state: State): string {
  return patch(kubectl, connector, { state });
}

export function restartCommand({ kubectl }: Operator, connector: string): string {
  return `${kubectl} annotate kafkaconnector ${word(objectName(connector))} --overwrite strimzi.io/restart=true`;
}

/** The operator takes the annotation away when it has done so; the connector must be stopped. */
export function forgetCommand({ kubectl }: Operator, connector: string): string {
  return `${kubectl} annotate kafkaconnector ${word(objectName(connector))} --overwrite strimzi.io/connector-offsets=reset`;
}

export function makeCommand({ kubectl }: Operator): string {
  return `${kubectl} apply --filename kubernetes/base/connect/connectors.yaml`;
}

function patch(kubectl: string, connector: string, spec: object): string {
  return `${kubectl} patch kafkaconnector ${word(objectName(connector))} --type merge --patch '${JSON.stringify({ spec })}'`;
}

const REST =
  /^curl (?:--\S+ )*-X (PUT|DELETE|POST) "\$CONNECT_URL\/connectors\/([^/"]+)\/(stop|resume|offsets|restart)[^"]*"$/;
const MADE = /^curl (?:--\S+ )*--json @\S+ "\$CONNECT_URL\/connectors"$/;
const CONFIG = /^jq \.config \S+ \| curl .*"\$CONNECT_URL\/connectors\/[^/"]+\/config"$/;
const MODE =
  /^jq '\.config \+ \{"snapshot\.mode": "(\w+)"\}' \S+ \| curl .*"\$CONNECT_URL\/connectors\/([^/"]+)\/config"$/;

/** A line that is told to Connect, told to the operator; any other as it is. */
export function byOperator(line: string, operator: Operator): string {
  const [, , encoded = "", what] = REST.exec(line) ?? [];
  const connector = decodeURIComponent(encoded);
  if (what === "stop") return stateCommand(operator, connector, "stopped");
  if (what === "resume") return stateCommand(operator, connector, "running");
  if (what === "restart") return restartCommand(operator, connector);
  if (what === "offsets" && line.includes("DELETE")) return forgetCommand(operator, connector);
  const [, mode, of = ""] = MODE.exec(line) ?? [];
  if (mode !== undefined) return patch(operator.kubectl, decodeURIComponent(of), { config: { "snapshot.mode": mode } });
  return MADE.test(line) || CONFIG.test(line) ? makeCommand(operator) : line;
}
