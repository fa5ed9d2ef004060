import type { EngineArgument, EngineDescription } from "./arguments.js";

const format: EngineArgument = { name: "format", kind: "text", required: true };
const mode: EngineArgument = {
  name: "mode",
  kind: { words: ["ordered", "unordered"] },
  required: true,
  setting: "mode",
};

/** Engines that hand on, once, what comes in, for materialized views to take. Kafka's is described by itself. */
export const queueEngines = {
  RabbitMQ: {
    collection: "possible",
    arguments: [
      { name: "hostPort", kind: "text", required: true, setting: "rabbitmq_host_port" },
      { name: "exchangeName", kind: "text", required: true, setting: "rabbitmq_exchange_name" },
      { name: "format", kind: "text", required: true, setting: "rabbitmq_format" },
      {
        name: "exchangeType",
        kind: { words: ["default", "direct", "fanout", "topic", "headers", "consistent_hash"] },
        setting: "rabbitmq_exchange_type",
      },
      { name: "routingKeys", kind: "text", setting: "rabbitmq_routing_key_list" },
      { name: "consumers", kind: "number", setting: "rabbitmq_num_consumers" },
    ],
  },
  NATS: {
    collection: "possible",
    arguments: [
      { name: "url", kind: "text", required: true, setting: "nats_url" },
      { name: "subjects", kind: "text", required: true, setting: "nats_subjects" },
      { name: "format", kind: "text", required: true, setting: "nats_format" },
      { name: "queueGroup", kind: "text", setting: "nats_queue_group" },
      { name: "stream", kind: "text", setting: "nats_stream" },
      { name: "consumerName", kind: "text", setting: "nats_consumer_name" },
      { name: "consumers", kind: "number", setting: "nats_num_consumers" },
    ],
  },
  S3Queue: {
    collection: "possible",
    arguments: [
      { name: "url", kind: "text", required: true },
      { name: "noSign", kind: "NOSIGN", key: "no_sign_request" },
      { name: "format", kind: "text", otherwise: "auto" },
      { name: "compression", kind: "text" },
      mode,
    ],
  },
  AzureQueue: {
    collection: "possible",
    arguments: [
      { name: "accountUrl", kind: "text", required: true, key: "storage_account_url" },
      { name: "container", kind: "text", required: true },
      { name: "blobPath", kind: "text", required: true, key: "blob_path" },
      format,
      { name: "compression", kind: "text" },
      mode,
    ],
  },
  FileLog: { arguments: [{ name: "path", kind: "text", required: true }, format] },
} as const satisfies Readonly<Record<string, EngineDescription>>;
