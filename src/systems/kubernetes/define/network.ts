/** Where a host is that something in the cluster talks to, for NetworkPolicies, which know no names of hosts. */
export interface Peer {
  /** Addresses outside of the cluster: `"10.20.0.0/16"`. */
  readonly cidr?: string;
  /** A namespace of the cluster. */
  readonly namespace?: string;
  /** Labels of its pods there. Default: all pods of the namespace. */
  readonly labels?: Readonly<Record<string, string>>;
}

/** The namespaces of what runs the cluster. */
export interface Operators {
  /** Strimzi's operator. Default `"strimzi"`. */
  readonly strimzi?: string;
  /** Altinity's operator. Default `"clickhouse-operator"`. */
  readonly altinity?: string;
  /** Prometheus and its operator. Default `"monitoring"`. */
  readonly prometheus?: string;
  /** Grafana and its operator. Default `"monitoring"`. */
  readonly grafana?: string;
}
