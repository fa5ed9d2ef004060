import type { Patch } from "./patch.js";
import type { Resources, Storage } from "./sizes.js";

/** What is different in one environment: a kustomize overlay. */
export interface Environment {
  /** Its namespace. Default: the base's. */
  readonly namespace?: string;
  /** Brokers. Default: the base's. */
  readonly brokers?: number;
  /** Keepers. Default: the base's. */
  readonly keepers?: number;
  /** The class of all volumes. Default: the base's. */
  readonly storageClass?: string;
  /** Sizes of volumes. Default: the base's. */
  readonly storage?: Storage;
  /** What containers get, by component. Default: the base's. */
  readonly resources?: Readonly<Partial<Record<Component, Resources>>>;
  /** Zones that pods are spread over. Default: the base's. */
  readonly zones?: readonly string[];
  /** Further patches, after the base's. */
  readonly patches?: readonly Patch[];
}

/** What `resources` are given to. */
export type Component =
  | "kafka"
  | "controllers"
  | "entityOperator"
  | "connect"
  | "clickhouse"
  | "keeper"
  | "exporters"
  | "collectors"
  | "jobs";
