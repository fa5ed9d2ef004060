import { type Declared, declare } from "../../../compiler/model/declaration.js";
import type { Secret } from "../../../compiler/model/secret.js";
import type { Connectors, Exporters, Extensions, Processors, Receivers } from "./components.js";
import type { Value } from "./value.js";

/** An OpenTelemetry collector. */
export interface Collector extends Declared<"otel.collector"> {}

/** Components are named as the collector names them: `kafka`, or `kafka/orders` where there are several of a type. */
export interface CollectorOptions {
  /** The collector's version. Components of another one than 0.158 are not checked by name. Default `"0.158"`. */
  readonly version?: string;
  /** Where it runs: in a container, `localhost` is nobody else's. Default `"container"`. */
  readonly runsIn?: "container" | "kubernetes" | "host";
  /** Where telemetry comes from. */
  readonly receivers: Receivers;
  /** What is done with it on the way. Default: nothing. */
  readonly processors?: Processors;
  /** Where it goes. */
  readonly exporters: Exporters;
  /** What the collector has besides pipelines; each that stands here is started. Default: none. */
  readonly extensions?: Extensions;
  /** Exporters of one pipeline that are receivers of another. Default: none. */
  readonly connectors?: Connectors;
  /** Which way telemetry takes, by signal: `traces`, `metrics`, `logs`, or `metrics/storage`. */
  readonly pipelines: Readonly<Record<string, CollectorPipeline>>;
  /** `service.telemetry`: what the collector tells of itself. Default: metrics for Prometheus on port 8888. */
  readonly telemetry?: Readonly<Record<string, Value>>;
  /** What its process must find in its environment, besides its secrets. Default: not known, and not checked. */
  readonly environment?: Readonly<Record<string, string | Secret>>;
  /** Types of components that the collector has besides those that are known: their options are not checked. Known are those of the contrib distribution. Default: none. */
  readonly unchecked?: readonly string[];
}

export interface CollectorPipeline {
  /** Names of receivers or connectors. */
  readonly receivers: readonly string[];
  /** Names of processors, in the order in which telemetry passes them. Default: none. */
  readonly processors?: readonly string[];
  /** Names of exporters or connectors. */
  readonly exporters: readonly string[];
}

/** Declares a collector: its configuration, in its own words. */
export function collector(name: string, options: CollectorOptions): Collector {
  return declare("otel.collector", name, options, collector, {});
}
