import { z } from "zod";
import type { KindOf } from "../../compiler/model/resource.js";
import { duration, nonEmptyText, oneOf, secretReference, wholeNumber } from "../../compiler/resolve/shapes.js";

export const PARTS = [
  "postgres",
  "kafka",
  "connect",
  "clickhouse",
  "keeper",
  "postgres-exporter",
  "kafka-exporter",
  "node-exporter",
  "prometheus",
  "alertmanager",
  "grafana",
  "kafka-ui",
  "collector",
] as const;
export type PartName = (typeof PARTS)[number];

const serviceName = z.string().regex(/^[A-Za-z0-9][\w.-]*$/, {
  error: "must be that of a service: letters, digits, `_`, `.` and `-`",
});
const image = nonEmptyText.regex(/^\S+$/, { error: "must be an image, without spaces" });
const cpus = z.number({ error: "must be a number of processors" }).positive({ error: "must be more than nothing" });
const memory = z.string({ error: 'must be an amount such as "4g"' }).regex(/^\d+(\.\d+)?[kmg]b?$/i, {
  error: 'must be an amount such as "512m" or "4g"',
});
const port = z
  .string({ error: 'must be a port such as "127.0.0.1:3000:3000"' })
  .regex(/^((\d+\.\d+\.\d+\.\d+|\[[\da-f:]+\]):)?\d{1,5}:\d{1,5}(\/(tcp|udp))?$/i, {
    error: 'must be published, then inner port, such as "3000:3000" or "127.0.0.1:3000:3000"',
  });
const ports = z.array(port, { error: 'must be a list such as ["127.0.0.1:3000:3000"]' });
const environment = z.record(
  z.string().regex(/^[A-Za-z_]\w*$/, { error: "must be that of a variable: letters, digits and underscores" }),
  z.union([z.string(), secretReference], { error: 'must be a text, or secret("where/key")' }),
);
const period = z
  .string()
  .refine((text) => duration.safeParse(text).success, { error: 'must be a duration such as "10s"' });

const partSchema = z.strictObject({
  image: image.optional(),
  cpus: cpus.optional(),
  memory: memory.optional(),
  ports: ports.optional(),
  environment: environment.default({}),
});
export type PartSpec = z.infer<typeof partSchema>;

const serviceSchema = z.strictObject({
  image,
  command: z.array(z.string(), { error: "must be a list of words" }).optional(),
  environment: environment.default({}),
  ports: ports.default([]),
  volumes: z
    .array(z.string().regex(/^[^:]+:\/[^:]*(:r[ow])?$/, { error: 'must be "source:/target" or "source:/target:ro"' }))
    .default([]),
  depends_on: z
    .record(serviceName, oneOf(["service_started", "service_healthy", "service_completed_successfully"]))
    .default({}),
  once: z.boolean({ error: "must be true or false" }).default(false),
  healthcheck: z
    .strictObject({ test: nonEmptyText, interval: period.default("10s"), start_period: period.default("60s") })
    .optional(),
  secrets: z.array(nonEmptyText, { error: "must be a list of secrets' names" }).default([]),
  cpus: cpus.default(1),
  memory: memory.default("512m"),
});
export type OwnServiceSpec = z.infer<typeof serviceSchema>;

const part = z.union([z.literal(false), partSchema], {
  error: "must be false, or { image, cpus, memory, ports, environment }",
});

export const stackSchema = z.strictObject({
  parts: z.strictObject(Object.fromEntries(PARTS.map((name) => [name, part.optional()]))).default({}),
  brokers: wholeNumber(1, 9).optional(),
  subnet: z
    .string({ error: 'must be a network such as "172.20.0.0/16"' })
    .regex(/^\d{1,3}(\.\d{1,3}){3}\/\d{1,2}$/, { error: 'must be a network such as "172.20.0.0/16"' })
    .optional(),
  services: z.record(serviceName, serviceSchema).default({}),
  secrets: z
    .record(
      z.string().regex(/^[\w.-]+$/, { error: "must be that of a secret: letters, digits, `_`, `.` and `-`" }),
      z.union([secretReference, z.strictObject({ file: nonEmptyText })], {
        error: 'must be secret("where/key"), or { file }',
      }),
    )
    .default({}),
});
export type StackSpec = z.infer<typeof stackSchema>;
export const STACK: KindOf<StackSpec> = { kind: "compose.stack" };
