import type { Awss3Exporter } from "./components/exporter-awss3.js";
import type { ClickhouseExporter } from "./components/exporter-clickhouse.js";
import type { DebugExporter } from "./components/exporter-debug.js";
import type { FileExporter } from "./components/exporter-file.js";
import type { KafkaExporter } from "./components/exporter-kafka.js";
import type { OtlpGrpcExporter } from "./components/exporter-otlp-grpc.js";
import type { OtlpHttpExporter } from "./components/exporter-otlp-http.js";
import type { PrometheusExporter } from "./components/exporter-prometheus.js";
import type { FileStorageExtension } from "./components/extension-file-storage.js";
import type { HealthCheckExtension } from "./components/extension-health-check.js";
import type { BatchProcessor } from "./components/processor-batch.js";
import type { FilterProcessor } from "./components/processor-filter.js";
import type { MemoryLimiterProcessor } from "./components/processor-memory-limiter.js";
import type { ResourceProcessor } from "./components/processor-resource.js";
import type { TransformProcessor } from "./components/processor-transform.js";
import type { KafkaReceiver } from "./components/receiver-kafka.js";
import type { OtlpReceiver } from "./components/receiver-otlp.js";
import type { PrometheusReceiver } from "./components/receiver-prometheus.js";
import type { Value } from "./value.js";

/** Components by their names: those of a known type take its options, others anything. */
type Components<Known> = {
  readonly [Type in keyof Known & string]?: Known[Type];
} & {
  readonly [Type in keyof Known & string as `${Type}/${string}`]: Known[Type];
} & Connectors;

/** Components of types that are not known. */
export type Connectors = Readonly<Record<string, { readonly [option: string]: Value | undefined }>>;

export type Receivers = Components<{ otlp: OtlpReceiver; kafka: KafkaReceiver; prometheus: PrometheusReceiver }>;

export type Processors = Components<{
  batch: BatchProcessor;
  memory_limiter: MemoryLimiterProcessor;
  resource: ResourceProcessor;
  transform: TransformProcessor;
  filter: FilterProcessor;
}>;

export type Exporters = Components<{
  debug: DebugExporter;
  otlp_grpc: OtlpGrpcExporter;
  otlp_http: OtlpHttpExporter;
  prometheus: PrometheusExporter;
  file: FileExporter;
  clickhouse: ClickhouseExporter;
  awss3: Awss3Exporter;
  kafka: KafkaExporter;
}>;

export type Extensions = Components<{ health_check: HealthCheckExtension; file_storage: FileStorageExtension }>;
