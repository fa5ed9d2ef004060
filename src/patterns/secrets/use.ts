import type { Origin } from "../../compiler/model/origin.js";
import type { SecretReference } from "../../compiler/model/reference.js";
import type { Resource } from "../../compiler/model/resource.js";

/** What looks a secret up. */
export type Reader =
  | "psql"
  | "Connect"
  | "ClickHouse"
  | "access.sql"
  | "acls.sh"
  | "Kafka tools"
  | "Alertmanager"
  | "Prometheus"
  | "Grafana"
  | "collector";

/** A secret that something of the config needs, and what looks it up where. */
export interface SecretUse {
  readonly secret: SecretReference;
  /** `source shop`, as people are told. */
  readonly usedBy: string;
  readonly reader: Reader;
  /** Readers of one kind with environments of their own: a set-up for each source, servers for each cluster. */
  readonly environment: string;
  readonly at: Origin;
  readonly resource: Resource;
}
