import type { SecretReference } from "../../compiler/model/reference.js";
import type { Pipeline } from "../../compiler/model/resource.js";
import { loginsServices } from "./logins/services.js";
import type { StackSpec } from "./schema.js";
import { withCertificates } from "./secured/certificates.js";
import type { SecretFile, Services } from "./service.js";
import { kafkaServices } from "./services/brokers.js";
import { CLICKHOUSE_ADMIN, clickhouseServices } from "./services/clickhouse.js";
import { collectorServices } from "./services/collectors.js";
import { connectServices } from "./services/connect.js";
import { kafkaUiServices } from "./services/kafka-ui.js";
import { keeperServices } from "./services/keepers.js";
import { exporterServices } from "./services/monitoring.js";
import { ownServices } from "./services/own.js";
import { POSTGRES_ADMIN, postgresServices } from "./services/postgres.js";
import { registerServices } from "./services/register.js";
import { secretFiles } from "./services/secret-files.js";
import { GRAFANA_ADMIN, watchingServices } from "./services/watching.js";

/** Secrets that services of the compiler's own take as files. */
export const ADMINISTRATORS: Readonly<Record<string, SecretReference>> = {
  "postgres-admin-password": POSTGRES_ADMIN,
  "clickhouse-admin-password": CLICKHOUSE_ADMIN,
  "grafana-admin-password": GRAFANA_ADMIN,
};

/** Every secret that a service may take as a file, and where it comes from. */
export function secretSources(
  stack: StackSpec,
  pipeline: Pipeline,
): Readonly<Record<string, SecretReference | { readonly file: string }>> {
  const read = [...secretFiles(pipeline, "Prometheus"), ...secretFiles(pipeline, "Alertmanager")];
  return {
    ...ADMINISTRATORS,
    ...stack.secrets,
    ...Object.fromEntries(read.map(({ source, secret }) => [source, secret])),
  };
}

export function secretName(secret: string | SecretFile): string {
  return typeof secret === "string" ? secret : secret.source;
}

/** All services of a stack, in the order in which they come up. */
export function servicesOf(stack: StackSpec, pipeline: Pipeline): Services {
  return { ...derivedServices(stack, pipeline), ...ownServices(stack) };
}

/** Those that the pipeline needs. */
export function derivedServices(stack: StackSpec, pipeline: Pipeline): Services {
  return withCertificates({
    ...postgresServices(stack, pipeline),
    ...kafkaServices(stack, pipeline),
    ...connectServices(stack, pipeline),
    ...keeperServices(stack, pipeline),
    ...clickhouseServices(stack, pipeline),
    ...registerServices(stack, pipeline),
    ...collectorServices(stack, pipeline),
    ...exporterServices(stack, pipeline),
    ...loginsServices(stack, pipeline),
    ...watchingServices(stack, pipeline),
    ...kafkaUiServices(stack, pipeline),
  });
}
