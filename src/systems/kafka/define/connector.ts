import { type Declared, declare } from "../../../compiler/model/declaration.js";
import type { Secret } from "../../../compiler/model/secret.js";
import type { Cluster } from "./cluster.js";

/** A Kafka Connect connector. */
export interface Connector extends Declared<"kafka.connector"> {}

export interface ConnectorOptions {
  /** Default: the one cluster that is listed or named elsewhere in the pipeline. One that is only declared counts for nothing. */
  readonly cluster?: Cluster;
  /** The connector's Java class. */
  readonly class: string;
  /** `tasks.max`. Default 1. */
  readonly tasks?: number;
  /** Its properties, by their own names. */
  readonly config: Readonly<Record<string, string | number | boolean | Secret>>;
}

/** Declares a connector with all its properties. One that a source would have made is replaced by it. */
export function connector(name: string, options: ConnectorOptions): Connector {
  return declare("kafka.connector", name, options, connector, {});
}
