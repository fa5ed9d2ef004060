/** How long one batch of statements may take on the engine. */
export const TIME_LIMIT_MS = 120_000;
