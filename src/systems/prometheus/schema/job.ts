import { z } from "zod";
import type { KindOf } from "../../../compiler/model/resource.js";
import { duration, nonEmptyText, oneOf, secretReference } from "../../../compiler/resolve/shapes.js";
import { JOB_KIND } from "./job-secrets.js";
import { fileOfPrometheus, hostAndPort, labelsBut } from "./labels.js";

const labels = labelsBut("job");

const exposedMetric = z.strictObject({
  name: z
    .string({ error: "must be a text" })
    .regex(/^[a-zA-Z_:][a-zA-Z0-9_:]*$/, { error: "must be a metric's name: letters, digits and underscores" }),
  type: oneOf(["counter", "gauge", "histogram", "summary", "untyped"]),
  labels: z.array(nonEmptyText, { error: "must be a list of labels" }).default([]),
  unit: nonEmptyText.optional(),
  help: nonEmptyText.optional(),
});
export type ExposedMetricSpec = z.infer<typeof exposedMetric>;

const exposed = z.union([nonEmptyText, exposedMetric], {
  error: "must be the name of a component, or a metric: `{ name, type, labels }`",
});

const tls = z
  .strictObject({
    ca: fileOfPrometheus.optional(),
    certificate: fileOfPrometheus.optional(),
    key: fileOfPrometheus.optional(),
    serverName: nonEmptyText.optional(),
  })
  .refine(({ certificate, key }) => (certificate === undefined) === (key === undefined), {
    path: ["key"],
    error: "must stand beside `certificate`: Prometheus has both or none",
  });

const patterns = z
  .array(nonEmptyText, { error: "must be a list of regular expressions over metrics' names" })
  .min(1, { error: "must have at least one" });

export const jobSchema = z
  .strictObject({
    targets: z
      .array(
        z.union([hostAndPort, z.strictObject({ target: hostAndPort, labels })], {
          error: 'must be a host and a port, such as "exporter:9187", or { target, labels }',
        }),
        { error: 'must be a list such as ["exporter:9187"]' },
      )
      .min(1, { error: "must have at least one" }),
    exposes: z.union(
      [nonEmptyText, z.array(exposed).min(1, { error: 'must have at least one; nothing is known of "unknown"' })],
      { error: 'must be the name of a component, a list of metrics, or "unknown"' },
    ),
    interval: duration.optional(),
    timeout: duration.optional(),
    path: z
      .string({ error: 'must be a path such as "/metrics"' })
      .regex(/^\/[^\s?#]*$/, { error: 'must be a path such as "/metrics"; parameters stand in `params`' })
      .default("/metrics"),
    params: z.record(nonEmptyText, z.array(z.string({ error: "must be a text" }))).default({}),
    scheme: oneOf(["http", "https"]).optional(),
    tls: tls.optional(),
    basicAuth: z.strictObject({ username: nonEmptyText, password: secretReference }).optional(),
    bearerToken: secretReference.optional(),
    labels: labels.default({}),
    honorLabels: z.boolean({ error: "must be true or false" }).default(false),
    keep: patterns.optional(),
    drop: patterns.optional(),
  })
  .refine(({ scheme, tls: given }) => scheme !== "http" || given === undefined, {
    path: ["scheme"],
    error: 'must be "https" where there is `tls`',
  })
  .refine(({ basicAuth, bearerToken }) => basicAuth === undefined || bearerToken === undefined, {
    path: ["bearerToken"],
    error: "must not stand beside `basicAuth`: both are the same header",
  });
export type JobSpec = z.infer<typeof jobSchema>;
export const JOB: KindOf<JobSpec> = { kind: JOB_KIND };

/** What a job exposes: components by name, metrics written out. */
export function exposedBy(job: JobSpec): readonly (string | ExposedMetricSpec)[] {
  return typeof job.exposes === "string" ? [job.exposes] : job.exposes;
}

/** What stands in the place of a component where nobody can say. */
export const UNKNOWN = "unknown";
