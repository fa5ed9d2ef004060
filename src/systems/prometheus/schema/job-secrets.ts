// Apart from the schema, which takes longer to make: what only asks for secrets does without it.
export const JOB_KIND = "prometheus.job";

/** The options that may hold secrets. */
export const JOB_SECRETS = ["basicAuth", "bearerToken"] as const;
