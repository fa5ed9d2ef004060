import { ofKind, type Pipeline } from "../../../compiler/model/resource.js";
import { SOURCE } from "../../../systems/postgres/schema/source.js";
import { loginsHost } from "../../monitoring/jobs.js";
import type { StackSpec } from "../schema.js";
import { basics, has, type Mount, type Services, variables } from "../service.js";
import { postgresName } from "../services/postgres-name.js";
import { LOG_FOLDER } from "./collector-config.js";

export const LOGINS_FILE = "postgres-logins.yaml";

/** Whether the servers' logs are read: where there are metrics at all, and a collector to make them. */
export function readsLogs(stack: StackSpec, { resources }: Pipeline): boolean {
  const isWatched = [...resources.values()].some(({ kind }) => kind === "pipeline.monitoring");
  return isWatched && has(stack, "postgres") && has(stack, "collector") && has(stack, "prometheus");
}

/** The volume that a server writes its log to, and who reads it. */
export function logVolume(source: string): Mount {
  return { source: `${postgresName(source)}-log`, target: LOG_FOLDER, isVolume: true };
}

/** A collector beside each server. Its image has no shell: nobody in it can ask whether it is up. */
export function loginsServices(stack: StackSpec, pipeline: Pipeline): Services {
  if (!readsLogs(stack, pipeline)) return {};
  const sources = ofKind(pipeline.resources.values(), SOURCE).map(({ name }) => name);
  return Object.fromEntries(
    sources.map((name) => [
      loginsHost(sources, name),
      {
        image: basics(stack, "collector").image,
        cpus: 0.5,
        memory: "256m",
        command: ["--config=/etc/otelcol/config.yaml"],
        environment: variables(stack, "collector", { GOMEMLIMIT: "200MiB" }),
        mounts: [
          { source: `./${LOGINS_FILE}`, target: "/etc/otelcol/config.yaml" },
          { ...logVolume(name), isReadOnly: true },
        ],
        waitsFor: { [postgresName(name)]: "service_healthy" as const },
      },
    ]),
  );
}
