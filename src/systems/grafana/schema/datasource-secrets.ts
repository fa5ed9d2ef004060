// Apart from the schema, which takes longer to make: what only asks for secrets does without it.
export const DATASOURCE_KIND = "grafana.datasource";

/** The options that may hold secrets. */
export const DATASOURCE_SECRETS = ["password", "tls"] as const;
