import { z } from "zod";

/** Labels that are given to series: their names, and whatever texts. */
export const labels = z.record(
  z
    .string()
    .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, { error: "must be that of a label: letters, digits and underscores" })
    .refine((name) => !name.startsWith("__"), {
      error: "must not begin with two underscores: those are Prometheus' own",
    }),
  z.string({ error: "must be a text" }),
);

/** Labels without those that are said otherwise. */
export function labelsBut(...reserved: readonly string[]): typeof labels {
  return labels.superRefine((given, context) => {
    for (const name of reserved) {
      if (!Object.hasOwn(given, name)) continue;
      context.addIssue({ code: "custom", path: [name], message: "must not be said here: it follows from the rest" });
    }
  });
}

export const hostAndPort = z
  .string({ error: 'must be a text such as "exporter:9187"' })
  .regex(/^(\[[0-9a-fA-F:.]+\]|[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?):\d{1,5}$/, {
    error: 'must be a host and a port, such as "exporter:9187", without scheme and path',
  });

export const fileOfPrometheus = z
  .string({ error: "must be the path of a file" })
  .regex(/^\/[^\n\r]*[^\n\r/]$/, { error: 'must be an absolute path of a file, such as "/etc/prometheus/ca.crt"' });
