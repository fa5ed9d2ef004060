import type { WithCollection } from "./stores.js";

/** A consumer of RabbitMQ. Materialized views read from it. */
export interface RabbitMqEngine extends WithCollection {
  readonly type: "RabbitMQ";
  /** `rabbitmq_host_port`. Needed here or in the collection. */
  readonly hostPort?: string;
  /** `rabbitmq_exchange_name`. Needed here or in the collection. */
  readonly exchangeName?: string;
  /** `rabbitmq_format`. Needed here or in the collection. */
  readonly format?: string;
  /** `rabbitmq_exchange_type`. Default `"default"`. */
  readonly exchangeType?: "default" | "direct" | "fanout" | "topic" | "headers" | "consistent_hash";
  /** `rabbitmq_routing_key_list`, by commas. */
  readonly routingKeys?: string;
  /** `rabbitmq_num_consumers`. Default 1. */
  readonly consumers?: number;
}

/** A subscriber of NATS. Materialized views read from it. */
export interface NatsEngine extends WithCollection {
  readonly type: "NATS";
  /** `nats_url`. Needed here or in the collection. */
  readonly url?: string;
  /** `nats_subjects`, by commas. Needed here or in the collection. */
  readonly subjects?: string;
  /** `nats_format`. Needed here or in the collection. */
  readonly format?: string;
  /** `nats_queue_group`. Default: the table's name. */
  readonly queueGroup?: string;
  /** `nats_stream` of JetStream. */
  readonly stream?: string;
  /** `nats_consumer_name`: a durable pull consumer of JetStream. */
  readonly consumerName?: string;
  /** `nats_num_consumers`. Default 1. */
  readonly consumers?: number;
}

/** Files as they come into a bucket, each once. Materialized views read from it. */
export interface S3QueueEngine extends WithCollection {
  readonly type: "S3Queue";
  /** Bucket and path, with a glob. Needed here or in the collection. */
  readonly url?: string;
  /** Whether requests are sent without credentials. Default `false`. */
  readonly noSign?: boolean;
  /** Format of the files. Default: by the file's name. */
  readonly format?: string;
  /** E.g. `"gzip"`. Default: by the file's name. */
  readonly compression?: string;
  /** Whether only the greatest name that was read is remembered, or each. Needed here or in the collection. */
  readonly mode?: "ordered" | "unordered";
}

/** Files as they come into a container of Azure, each once. Materialized views read from it. */
export interface AzureQueueEngine extends WithCollection {
  readonly type: "AzureQueue";
  /** The account's URL. Needed here or in the collection. */
  readonly accountUrl?: string;
  /** The container. Needed here or in the collection. */
  readonly container?: string;
  /** Path in the container, with a glob. Needed here or in the collection. */
  readonly blobPath?: string;
  /** Format of the files. Needed here or in the collection. */
  readonly format?: string;
  /** E.g. `"gzip"`. Default: by the file's name. */
  readonly compression?: string;
  /** Whether only the greatest name that was read is remembered, or each. Needed here or in the collection. */
  readonly mode?: "ordered" | "unordered";
}

/** Lines as they are written to log files of the server. Materialized views read from it. */
export interface FileLogEngine {
  readonly type: "FileLog";
  /** A file or folder, below the server's `user_files_path`. */
  readonly path: string;
  /** Format of the lines. */
  readonly format: string;
}
