/** What one container gets, in Kubernetes' quantities: `{ requests: { cpu: "500m", memory: "1Gi" } }`. */
export interface Resources {
  /** What it has for sure. Default: as each component needs at least. */
  readonly requests?: Quantities;
  /** What it never gets more of. Default: the memory and ephemeral storage that it requests, and twice its cpu. */
  readonly limits?: Quantities;
  /** The heap of a Java component, e.g. `"2g"`. Default: half of the memory that it may have. */
  readonly heap?: string;
}

export interface Quantities {
  /** Cores: `"2"`, `"500m"`. */
  readonly cpu?: string;
  /** Memory: `"4Gi"`. */
  readonly memory?: string;
  /** Disk of the node: logs and temporary files. */
  readonly "ephemeral-storage"?: string;
}

/** Sizes of volumes, as quantities: `"200Gi"`. */
export interface Storage {
  /** Of each broker. Default `"200Gi"`. */
  readonly kafka?: string;
  /** Of each controller. Default `"10Gi"`. */
  readonly controllers?: string;
  /** Of each ClickHouse server. Default `"500Gi"`. */
  readonly clickhouse?: string;
  /** Of each keeper. Default `"10Gi"`. */
  readonly keeper?: string;
  /** Of each OTEL collector that keeps its queues on disk (`file_storage`). Default `"10Gi"`. */
  readonly collectors?: string;
}

/** The load that the sizes are checked against. */
export interface Load {
  /** Messages of the busiest topic, a second. */
  readonly messagesPerSecond: number;
  /** Bytes of one message, on the broker's disk. */
  readonly bytesPerMessage: number;
}
