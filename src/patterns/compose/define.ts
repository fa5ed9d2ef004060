import { type Declared, declare } from "../../compiler/model/declaration.js";
import type { Secret } from "../../compiler/model/secret.js";

/** The pipeline's systems on one machine, by Docker Compose. */
export interface Stack extends Declared<"compose.stack"> {}

/** Parts of a stack. Several sources or collectors are of one part each, and have it in common. */
export type StackPart =
  | "postgres"
  | "kafka"
  | "connect"
  | "clickhouse"
  | "keeper"
  | "postgres-exporter"
  | "kafka-exporter"
  | "node-exporter"
  | "prometheus"
  | "alertmanager"
  | "grafana"
  | "kafka-ui"
  | "collector";

export interface StackOptions {
  /** Parts that differ from what the pipeline needs; `false` for one that runs elsewhere. Default: each that it needs is there. */
  readonly parts?: Readonly<Partial<Record<StackPart, false | StackPartOptions>>>;
  /** How many Kafka brokers there are. Default: as many as the topics have replicas. */
  readonly brokers?: number;
  /** Addresses of the back-end network, e.g. `"172.20.0.0/16"`, for what lets in by address. Default: Docker chooses. */
  readonly subnet?: string;
  /** Services of your own, in Compose's words. Default: none. */
  readonly services?: Readonly<Record<string, StackService>>;
  /** Secrets that your services take as files, by the names that they have there. Default: none. */
  readonly secrets?: Readonly<Record<string, Secret | StackSecretFile>>;
}

export interface StackPartOptions {
  /** The image, with its tag. Default: one that the pipeline was made for. */
  readonly image?: string;
  /** Most processors that it takes. Default: by the part. */
  readonly cpus?: number;
  /** Most memory that it takes, e.g. `"4g"`. Default: by the part. */
  readonly memory?: string;
  /** What of it is reached from outside, e.g. `"127.0.0.1:3000:3000"`. Default: of UIs, Prometheus and Alertmanager, from this machine. */
  readonly ports?: readonly string[];
  /** Further variables. Default: none. */
  readonly environment?: Readonly<Record<string, string | Secret>>;
}

export interface StackSecretFile {
  /** Path of the file that holds it, on the machine. */
  readonly file: string;
}

export interface StackService {
  /** The image, with its tag. */
  readonly image: string;
  /** What is run. Default: what the image says. */
  readonly command?: readonly string[];
  /** Variables; secrets are taken from the environment of `docker compose`. Default: none. */
  readonly environment?: Readonly<Record<string, string | Secret>>;
  /** What is reached from outside: with ports, it is in the front-end network, too. Default: nothing. */
  readonly ports?: readonly string[];
  /** Mounts, as `source:target` or `source:target:ro`. Default: none. */
  readonly volumes?: readonly string[];
  /** What it waits for, and until when. Default: nothing. */
  readonly depends_on?: Readonly<
    Record<string, "service_started" | "service_healthy" | "service_completed_successfully">
  >;
  /** Whether it ends when its work is done, so that others may wait for that. Default false: it is started again. */
  readonly once?: boolean;
  /** How Compose asks whether it is up. Default: not at all. */
  readonly healthcheck?: StackHealthcheck;
  /** Names of secrets that it takes as files. Default: none. */
  readonly secrets?: readonly string[];
  /** Most processors that it takes. Default 1. */
  readonly cpus?: number;
  /** Most memory that it takes. Default `"512m"`. */
  readonly memory?: string;
}

export interface StackHealthcheck {
  /** A shell command that succeeds when it is up. */
  readonly test: string;
  /** How often it is asked. Default `"10s"`. */
  readonly interval?: string;
  /** How long it may take to come up. Default `"60s"`. */
  readonly start_period?: string;
}

/** Declares a stack: `compose/compose.yaml`, with what it needs to be brought up by one command. */
export function stack(name: string, options: StackOptions): Stack {
  return declare("compose.stack", name, options, stack, {});
}
