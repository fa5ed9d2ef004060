import { z } from "zod";
import { kindOf } from "../../../compiler/model/address.js";
import { isJsonObject, type Json, type JsonObject } from "../../../compiler/model/json.js";
import { isPromqlText, isReference, isSecret, isSqlText } from "../../../compiler/model/reference.js";
import type { KindOf } from "../../../compiler/model/resource.js";
import { oneOf, secretReference } from "../../../compiler/resolve/shapes.js";
import { COLLECTOR_KIND } from "./collector-secrets.js";

/** What can stand in a component's config as a name. */
const NAMED_KINDS = ["kafka.topic", "kafka.consumerGroup", "clickhouse.database", "clickhouse.table"];

function isValue(value: unknown): value is Json {
  if (value === null || ["string", "number", "boolean"].includes(typeof value)) return true;
  if (isReference(value)) return NAMED_KINDS.includes(kindOf(value.$ref));
  if (isSecret(value)) return true;
  if (isSqlText(value) || isPromqlText(value)) return false;
  if (Array.isArray(value)) return value.every(isValue);
  return isJsonObject(value) && Object.values(value).every((each) => each === undefined || isValue(each));
}

const config = z.custom<JsonObject>(
  (value) => isJsonObject(value) && !isReference(value) && !isSecret(value) && isValue(value),
  {
    error: `must be an object in the collector's own words; constants in it are of a ${NAMED_KINDS.join(", ")}`,
  },
);

/** `type`, or `type/name`. */
const componentId = z.string().regex(/^[A-Za-z]\w{0,62}(\/[^\s/,]{1,1024})?$/, {
  error: 'must be a component\'s type such as "kafka", or a type and a name such as "kafka/orders"',
});
const components = z.record(componentId, config, {
  error: "must be an object: each component's config by its type, or by `type/name`",
});
const named = z.array(componentId, { error: "must be a list of components' names" });

const pipelineId = z.string().regex(/^(traces|metrics|logs|profiles)(\/[^\s/]+)?$/, {
  error: 'must be "traces", "metrics" or "logs", or one of these with a name, such as "metrics/storage"',
});

const version = z
  .string({ error: 'must be a version such as "0.158"' })
  .regex(/^\d+\.\d+(\.\d+)?$/, { error: 'must be a version such as "0.158"' });

export const collectorSchema = z.strictObject({
  version: version.optional(),
  runsIn: oneOf(["container", "kubernetes", "host"]).default("container"),
  receivers: components,
  processors: components.default({}),
  exporters: components,
  extensions: components.default({}),
  connectors: components.default({}),
  pipelines: z
    .record(
      pipelineId,
      z.strictObject({
        receivers: named.min(1, { error: "must name at least one receiver: nothing would come in" }),
        processors: named.default([]),
        exporters: named.min(1, { error: "must name at least one exporter: nothing would go out" }),
      }),
      { error: "must be an object: each pipeline by its signal" },
    )
    .refine((pipelines) => Object.keys(pipelines).length > 0, { error: "must have at least one pipeline" }),
  telemetry: config.optional(),
  environment: z
    .record(
      z.string().regex(/^[A-Za-z_]\w*$/, { error: "must be that of a variable: letters, digits and underscores" }),
      z.union([z.string(), secretReference], { error: 'must be a text, or secret("where/key")' }),
    )
    .optional(),
  unchecked: z.array(z.string(), { error: "must be a list of components' types" }).default([]),
});
export type CollectorSpec = z.infer<typeof collectorSchema>;
export type PipelineSpec = CollectorSpec["pipelines"][string];
export const COLLECTOR: KindOf<CollectorSpec> = { kind: COLLECTOR_KIND };

export const TELEMETRY_PORT = 8888;

/** `service.telemetry` as it is emitted. */
export function telemetryOf({ telemetry, runsIn }: Pick<CollectorSpec, "telemetry" | "runsIn">): JsonObject {
  if (telemetry !== undefined && isJsonObject(telemetry.metrics) && telemetry.metrics.readers !== undefined)
    return telemetry;
  if (telemetry !== undefined && isJsonObject(telemetry.metrics) && telemetry.metrics.level === "none")
    return telemetry;
  const metrics = isJsonObject(telemetry?.metrics) ? telemetry.metrics : {};
  const host = runsIn === "host" ? "localhost" : "0.0.0.0";
  const prometheus = {
    host,
    port: TELEMETRY_PORT,
    without_scope_info: true,
    without_type_suffix: true,
    without_units: true,
  };
  return { ...telemetry, metrics: { ...metrics, readers: [{ pull: { exporter: { prometheus } } }] } };
}
