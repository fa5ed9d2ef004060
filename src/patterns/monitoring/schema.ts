import { z } from "zod";
import { nameOf } from "../../compiler/model/address.js";
import { isSecret } from "../../compiler/model/reference.js";
import type { KindOf } from "../../compiler/model/resource.js";
import {
  duration,
  nonEmptyText,
  oneOf,
  reference,
  secretReference,
  wholeNumber,
} from "../../compiler/resolve/shapes.js";
import { receiverSchema } from "../../systems/alertmanager/schema/receiver.js";
import { timeIntervalSchema } from "../../systems/alertmanager/schema/time-interval.js";
import { hostAndPort } from "../../systems/prometheus/schema/labels.js";
import { bytes } from "./bytes.js";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const GIGABYTE = 1_000_000_000;

const url = z
  .url({ protocol: /^https?$/, error: "must be a URL with http or https" })
  .transform((text) => text.replace(/\/+$/, ""));
const ratio = z
  .number({ error: "must be a number between 0 and 1" })
  .gt(0, { error: "must be more than 0" })
  .lt(1, { error: "must be less than 1" });

const oneTarget = hostAndPort.transform((one) => [one]);
const manyTargets = z
  .array(hostAndPort, { error: "must be a list of host:port" })
  .min(1, { error: "must have at least one" });
const targets = z.union([z.literal(false), oneTarget, manyTargets], {
  error: 'must be "host:port", a list of such, or false',
});

/** A secret alone stands for the way with all else as it is by default. */
const alone = (option: string) => (value: unknown) =>
  isSecret(value) || typeof value === "string" ? { [option]: value } : value;
const { slack, email, pagerduty, opsgenie, webhook } = receiverSchema.shape;
const notifySchema = z.strictObject({
  slack: z.preprocess(alone("apiUrl"), slack),
  email,
  pagerduty: z.preprocess(alone("routingKey"), pagerduty),
  opsgenie: z.preprocess(alone("apiKey"), opsgenie),
  webhook: z.preprocess(alone("url"), webhook),
});
export type NotifySpec = z.infer<typeof notifySchema>;

const limits = z
  .strictObject({ warning: bytes.default(GIGABYTE), critical: bytes.default(10 * GIGABYTE) })
  .refine(({ warning, critical }) => warning < critical, { path: ["warning"], error: "must be less than `critical`" });

const thresholdsSchema = z.strictObject({
  connectorDown: duration.default(5 * MINUTE),
  consumerLag: wholeNumber(1, Number.MAX_SAFE_INTEGER).default(1000),
  walRetained: limits.prefault({}),
  parts: wholeNumber(1, 1_000_000).default(300),
  replicaDelay: duration.default(5 * MINUTE),
  usage: ratio.default(0.8),
  refusals: wholeNumber(0, Number.MAX_SAFE_INTEGER).default(5),
  diskFree: ratio.default(0.1),
});
export type Thresholds = z.infer<typeof thresholdsSchema>;

export const monitoringSchema = z.strictObject({
  alerts: oneOf(["recommended", "none"]).default("recommended"),
  freshness: z
    .strictObject({ warning: duration.default(MINUTE), critical: duration.default(5 * MINUTE) })
    .refine(({ warning, critical }) => warning < critical, {
      path: ["warning"],
      error: "must be shorter than `critical`",
    })
    .prefault({}),
  notify: notifySchema.optional(),
  maintenance: timeIntervalSchema.optional(),
  owner: z
    .strictObject({
      team: nonEmptyText.optional(),
      slack: nonEmptyText.regex(/^[#@][^\s#@]+$/, { error: 'must be "#channel" or "@user"' }).optional(),
      runbooks: url.optional(),
      dashboards: url.optional(),
      prometheus: url.optional(),
    })
    .prefault({}),
  silence: z.array(nonEmptyText, { error: "must be a list of alerts' names" }).default([]),
  replace: z.array(reference("prometheus.alert"), { error: "must be a list of alerts" }).default([]),
  for: z
    .record(nonEmptyText, duration, { error: 'must be { alert: duration }, such as { ConsumerLag: "15m" }' })
    .default({}),
  thresholds: thresholdsSchema.prefault({}),
  exporters: z
    .strictObject({
      postgres: z.union([z.literal(false), hostAndPort, z.record(nonEmptyText, hostAndPort)], {
        error: 'must be "host:port", { source: "host:port" }, or false',
      }),
      kafka: targets,
      brokers: targets,
      connect: targets,
      clickhouse: targets,
      measures: z.union([oneTarget, manyTargets], { error: 'must be "host:port", or a list of such' }),
      node: targets,
      collector: targets,
      prometheus: targets,
      alertmanager: targets,
    })
    .partial()
    .prefault({}),
  dashboards: oneOf(["recommended", "none"]).default("recommended"),
  measures: secretReference.optional(),
  retention: duration.optional(),
  scrapeInterval: duration.optional(),
});
export type MonitoringSpec = z.infer<typeof monitoringSchema>;
export const MONITORING: KindOf<MonitoringSpec> = { kind: "pipeline.monitoring" };

/** The alerts that the author writes in the place of recommended ones. */
export function replacedNames({ replace }: MonitoringSpec): readonly string[] {
  return replace.map(({ $ref }) => nameOf($ref));
}
