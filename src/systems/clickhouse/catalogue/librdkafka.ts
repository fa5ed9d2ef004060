import data from "./librdkafka.json" with { type: "json" };

/** Options of librdkafka that a consumer has, and those that only a producer has, by CONFIGURATION.md of its version. */
export const librdkafka: { readonly consumer: readonly string[]; readonly producerOnly: readonly string[] } = data;
