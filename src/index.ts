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
export * as clickhouse from "./surface/clickhouse.js";
export * as kafka from "./surface/kafka.js";
export * as kubernetes from "./surface/kubernetes.js";
export * as postgres from "./surface/postgres.js";
