export {
  definePipeline,
  type Group,
  type PipelineDefinition,
  type PipelineEnvironment,
  type PipelineOptions,
} from "./compiler/model/pipeline-definition.js";
export { type Promql, type PromqlValue, promql } from "./compiler/model/promql-template.js";
export { type Secret, secret } from "./compiler/model/secret.js";
export { type Sql, type SqlValue, sql } from "./compiler/model/sql-template.js";
export { type Monitoring, type MonitoringOptions, monitoring } from "./patterns/monitoring/define.js";
export { type Slo, type SloOptions, slo } from "./patterns/slo/define.js";
export * as alertmanager from "./surface/alertmanager.js";
export * as clickhouse from "./surface/clickhouse.js";
export * as compose from "./surface/compose.js";
export * as grafana from "./surface/grafana.js";
export * as kafka from "./surface/kafka.js";
export * as kubernetes from "./surface/kubernetes.js";
export * as otel from "./surface/otel.js";
export * as postgres from "./surface/postgres.js";
export * as prometheus from "./surface/prometheus.js";
