// Apart from the schema, which takes longer to make: what only asks for secrets does without it.
export const COLLECTOR_KIND = "otel.collector";

/** The options that may hold secrets. */
export const COLLECTOR_SECRETS = [
  "receivers",
  "processors",
  "exporters",
  "extensions",
  "connectors",
  "environment",
] as const;
