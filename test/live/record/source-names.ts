export const prefix = "shop";
export const database = "shop";
export const role = "debezium";
export const slot = "headrace_shop";
export const heartbeatTable = "public.headrace_heartbeat";
export const signalTable = "public.headrace_signal";

/** Where the worker finds the role's password. */
export const passwordVariable = "SHOP_POSTGRES_PASSWORD";

export const topicOf = (table: string) => `${prefix}.${table}`;
