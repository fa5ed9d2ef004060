import type { Rule } from "../../../compiler/model/rule.js";
import { catalogue } from "../catalogue/catalogue.js";
import { tableSettings } from "./table-settings.js";

const queue = (setting: string): string => `const queue = clickhouse.table("analytics.events_queue", {
  columns: { id: "UInt64" },
  engine: { type: "Kafka", topics: [kafka.topic("events", { partitions: 3, replicas: 1 })], consumerGroup: "events", format: "JSONEachRow" },
  settings: { kafka_handle_error_mode: "stream", ${setting} },
});
const kept = clickhouse.table("analytics.events", { columns: { id: "UInt64" }, orderBy: ["id"] });
const intoKept = clickhouse.materializedView("analytics.events_mv", { to: kept, query: sql\`SELECT id FROM \${queue}\` });

const listed = [intoKept];
`;

/** Options of librdkafka's consumer that people look for, from its CONFIGURATION.md, with underscores for dots. */
const CONSUMER_OPTIONS = new Set(
  `allow_auto_create_topics api_version_request auto_commit_enable auto_commit_interval_ms auto_offset_reset
  broker_address_family check_crcs client_rack connections_max_idle_ms debug enable_auto_commit
  enable_auto_offset_store enable_partition_eof enable_ssl_certificate_verification fetch_error_backoff_ms
  fetch_max_bytes fetch_message_max_bytes fetch_min_bytes fetch_queue_backoff_ms fetch_wait_max_ms
  group_instance_id group_protocol heartbeat_interval_ms isolation_level max_partition_fetch_bytes
  max_poll_interval_ms message_max_bytes metadata_max_age_ms partition_assignment_strategy
  queued_max_messages_kbytes queued_min_messages receive_message_max_bytes reconnect_backoff_max_ms
  reconnect_backoff_ms retry_backoff_ms session_timeout_ms socket_keepalive_enable socket_nagle_disable
  socket_receive_buffer_bytes socket_timeout_ms ssl_ca_location ssl_certificate_location
  ssl_endpoint_identification_algorithm ssl_key_location ssl_key_password ssl_keystore_location
  ssl_keystore_password statistics_interval_ms topic_metadata_refresh_interval_ms`.split(/\s+/),
);

/** Whether a setting of a Kafka table is an option of the consumer itself: `fetch_min_bytes`, `kafka_fetch_min_bytes`. */
export function isConsumerSetting(engine: string, name: string): boolean {
  return engine === "Kafka" && !Object.hasOwn(catalogue.kafkaSettings, name) && CONSUMER_OPTIONS.has(optionName(name));
}

function optionName(name: string): string {
  return name.replace(/^kafka_/, "").replaceAll(".", "_");
}

export const librdkafkaSetting: Rule = {
  code: "clickhouse/librdkafka-setting",
  severity: "error",
  summary: "A Kafka table has an option of the consumer library as a setting",
  why: "ClickHouse refuses the table: options of librdkafka are the server's, not the table's.",
  mend: "Put it into the named collection that the queue reads by, behind `kafka.`; or, for queues without one, into the `<kafka>` section of the server's configuration.",
  failing: queue("kafka_fetch_min_bytes: 100000"),
  passing: queue("kafka_poll_timeout_ms: 100"),
  *check(pipeline) {
    for (const { resource, engine, name, atName } of tableSettings(pipeline)) {
      if (!isConsumerSetting(engine, name)) continue;
      const option = optionName(name);
      yield {
        detail: `\`${name}\` is librdkafka's \`${option.replaceAll("_", ".")}\`. Put it into the named collection that the queue reads by, as \`"kafka.${option}"\`; or, for queues without one, into the server's configuration: \`<kafka><${option}>…</${option}></kafka>\`.`,
        at: atName,
        resource: resource.address,
      };
    }
  },
};
