// Apart from the schema, which takes longer to make: what only asks for secrets does without it.
export const RECEIVER_KIND = "alertmanager.receiver";

/** What a receiver tells people by; each may hold secrets. */
export const INTEGRATIONS = ["slack", "email", "pagerduty", "opsgenie", "webhook"] as const;
