import type { SecretReference } from "../../compiler/model/reference.js";
import type { Pipeline } from "../../compiler/model/resource.js";
import type { StackSpec } from "./schema.js";
import type { Services } from "./service.js";
import { CLICKHOUSE_ADMIN, clickhouseServices, POSTGRES_ADMIN, postgresServices } from "./services/databases.js";
import { keeperServices } from "./services/keepers.js";
import { collectorServices, exporterServices, GRAFANA_ADMIN, prometheusServices } from "./services/monitoring.js";
import { ownServices } from "./services/own.js";
import { registerServices } from "./services/register.js";
import { connectServices, kafkaServices, kafkaUiServices } from "./services/streaming.js";

/** Secrets that services of the compiler's own take as files. */
export const ADMINISTRATORS: Readonly<Record<string, SecretReference>> = {
  "postgres-admin-password": POSTGRES_ADMIN,
  "clickhouse-admin-password": CLICKHOUSE_ADMIN,
  "grafana-admin-password": GRAFANA_ADMIN,
};

/** All services of a stack, in the order in which they come up. */
export function servicesOf(stack: StackSpec, pipeline: Pipeline): Services {
  return { ...derivedServices(stack, pipeline), ...ownServices(stack) };
}

/** Those that the pipeline needs. */
export function derivedServices(stack: StackSpec, pipeline: Pipeline): Services {
  return {
    ...postgresServices(stack, pipeline),
    ...kafkaServices(stack, pipeline),
    ...connectServices(stack, pipeline),
    ...keeperServices(stack, pipeline),
    ...clickhouseServices(stack, pipeline),
    ...registerServices(stack, pipeline),
    ...collectorServices(stack, pipeline),
    ...exporterServices(stack, pipeline),
    ...prometheusServices(stack, pipeline),
    ...kafkaUiServices(stack, pipeline),
  };
}
