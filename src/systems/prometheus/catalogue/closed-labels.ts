/** Labels whose values are few and known: by the metric's name and the label's. */
const CLOSED: readonly (readonly [metric: RegExp, label: string, values: string])[] = [
  // node_exporter, collector/cpu_linux.go
  [/^node_cpu_seconds_total$/, "mode", "user nice system idle iowait irq softirq steal"],
  [/^node_cpu_guest_seconds_total$/, "mode", "user nice"],
  // Kafka Connect, org.apache.kafka.connect.runtime.AbstractStatus.State
  [
    /^kafka_connect_connector_(task_)?status$/,
    "status",
    "unassigned running paused failed stopped restarting destroyed",
  ],
  // kube-state-metrics, docs/metrics
  [/^kube_pod_status_phase$/, "phase", "Pending Running Succeeded Failed Unknown"],
  [/^kube_namespace_status_phase$/, "phase", "Active Terminating"],
  [/^kube_persistentvolume_status_phase$/, "phase", "Pending Available Bound Released Failed"],
  [/^kube_persistentvolumeclaim_status_phase$/, "phase", "Pending Bound Lost"],
  [/^kube_node_status_condition$/, "status", "true false unknown"],
  // Prometheus, rules/alerting.go
  [/^ALERTS$/, "alertstate", "pending firing"],
];

const known = new Map<string, ReadonlySet<string>>();

/** All values that a program gives a label of one of its metrics; undefined where they are not known. */
export function closedValues(metric: string, label: string): ReadonlySet<string> | undefined {
  const found = CLOSED.find(([pattern, name]) => name === label && pattern.test(metric));
  if (found === undefined) return undefined;
  const [, , values] = found;
  const made = known.get(values) ?? new Set(values.split(" "));
  known.set(values, made);
  return made;
}
