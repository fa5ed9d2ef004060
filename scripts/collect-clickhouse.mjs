// Asks the embedded ClickHouse what it knows and writes it down: src/systems/clickhouse/catalogue/catalogue.json.
// Run it after a change of chdb's version, and read the diff.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const root = join(import.meta.dirname, "..");
const { Session } = await import("chdb");
const folder = mkdtempSync(join(tmpdir(), "headrace-catalogue-"));
const config = "<clickhouse><zookeeper><implementation>testkeeper</implementation></zookeeper></clickhouse>";
writeFileSync(join(folder, "server.xml"), config);
const session = new Session(join(folder, "data"), { connectionArgs: [`--config-file=${join(folder, "server.xml")}`] });
const rows = (sql) =>
  session
    .query(sql, "JSONEachRow")
    .trim()
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));
const refusal = (sql) => {
  try {
    session.query(sql);
    return "";
  } catch (error) {
    return error.message;
  }
};

/** `[type, default]`, and `obsolete`, `experimental` or `beta` where it is that. */
const described = (setting) => [
  setting.type,
  setting.default,
  ...(setting.tier === "Production" ? [] : [setting.tier.toLowerCase()]),
];
const settingsOf = (table) =>
  byName(rows(`SELECT name, type, default, toString(tier) AS tier FROM system.${table} ORDER BY name`));
function byName(settings) {
  return Object.fromEntries(settings.map((setting) => [setting.name, described(setting)]));
}

session.query("CREATE DATABASE asked");
session.query(
  "CREATE TABLE asked.files (a String) ENGINE = S3Queue('http://127.0.0.1:1/bucket/*.csv', 'CSV') SETTINGS mode = 'unordered'",
);
const queueSettings = rows(
  "SELECT name, type, value AS default, 'Production' AS tier FROM system.s3_queue_settings WHERE table = 'files' ORDER BY name",
);

/** No table tells Kafka's settings: their names stand in the library, and the engine says which of them it takes. */
function kafkaSettings() {
  const require = createRequire(import.meta.url);
  const libraries = dirname(createRequire(require.resolve("chdb")).resolve("@chdb/lib-linux-x64-gnu/package.json"));
  const library = readdirSync(libraries).find((name) => name.startsWith("libchdb"));
  const text = execFileSync("grep", ["-aoE", "kafka_[a-z_]+", join(libraries, library)], { maxBuffer: 1 << 28 });
  const names = [...new Set(text.toString().split("\n"))].filter((name) => name !== "").sort();
  const required = {
    kafka_broker_list: "127.0.0.1:1",
    kafka_topic_list: "t",
    kafka_group_name: "g",
    kafka_format: "CSV",
  };
  const tried = (name, value) => {
    const settings = { ...required, [name]: value };
    const list = Object.entries(settings).map(([key, each]) => `${key} = '${each}'`);
    const message = refusal(`CREATE TABLE asked.k (a String) ENGINE = Kafka SETTINGS ${list.join(", ")}`);
    session.query("DROP TABLE IF EXISTS asked.k SYNC");
    return message;
  };
  return names.flatMap((name) => {
    if (tried(name, "1").includes("UNKNOWN_SETTING")) return [];
    if (name in required) return [{ name, type: "String", default: "", tier: "Production" }];
    const refused = (value) => /Cannot parse|CANNOT_PARSE|Unexpected value|BAD_ARGUMENTS/.test(tried(name, value));
    const type = !refused("x") ? "String" : !refused("true") ? "Bool" : "UInt64";
    const tier = name === "kafka_row_delimiter" ? "Obsolete" : "Production";
    return [{ name, type: name === "kafka_handle_error_mode" ? "String" : type, default: "", tier }];
  });
}

/** Not part of the embedded engine: from ClickHouse's src/Storages/RabbitMQ/RabbitMQSettings.cpp and …/NATSSettings.cpp. */
const fromSource = (text) =>
  text
    .trim()
    .split(/\s+/)
    .map((each) => {
      const [name, type = "String", tier = "Production"] = each.split(":");
      return { name, type, default: "", tier };
    });
const rabbitMq = `rabbitmq_address rabbitmq_commit_on_select:Bool rabbitmq_empty_queue_backoff_end_ms:UInt64
  rabbitmq_empty_queue_backoff_start_ms:UInt64 rabbitmq_empty_queue_backoff_step_ms:UInt64 rabbitmq_exchange_name
  rabbitmq_exchange_type rabbitmq_flush_interval_ms:UInt64 rabbitmq_format rabbitmq_handle_error_mode rabbitmq_host_port
  rabbitmq_max_block_size:UInt64 rabbitmq_max_rows_per_message:UInt64 rabbitmq_num_consumers:UInt64
  rabbitmq_num_queues:UInt64 rabbitmq_password rabbitmq_persistent:Bool rabbitmq_queue_base rabbitmq_queue_consume:Bool
  rabbitmq_queue_settings_list rabbitmq_routing_key_list rabbitmq_row_delimiter:String:Obsolete rabbitmq_schema
  rabbitmq_secure:Bool rabbitmq_skip_broken_messages:UInt64 rabbitmq_username rabbitmq_vhost
  reject_unhandled_messages:Bool`;
const nats = `nats_ca_file nats_client_cert_file nats_client_key_file nats_commit_on_select:Bool nats_consumer_name
  nats_credential_file nats_credentials nats_flush_interval_ms:Milliseconds nats_format nats_handle_error_mode
  nats_max_block_size:UInt64 nats_max_reconnect:UInt64:Obsolete nats_max_rows_per_message:UInt64
  nats_num_consumers:UInt64 nats_password nats_queue_group nats_reconnect_wait:UInt64 nats_row_delimiter:String:Obsolete
  nats_schema nats_secure:Bool nats_server_list nats_skip_broken_messages:UInt64 nats_startup_connect_tries:UInt64
  nats_stream nats_subjects nats_token nats_url nats_username nats_wait_for_flush_interval:Bool`;

const names = (sql) => rows(sql).map((row) => row.name);
const supports = ["settings", "skipping_indices", "projections", "sort_order", "ttl", "replication"];
const engines = rows(
  `SELECT name, ${supports.map((each) => `supports_${each}`).join(", ")} FROM system.table_engines ORDER BY name`,
);
const catalogue = {
  version: rows("SELECT version() AS version")[0].version.split(".").slice(0, 2).join("."),
  engines: Object.fromEntries(
    engines.map((row) => [row.name, supports.filter((each) => row[`supports_${each}`] === 1)]),
  ),
  databaseEngines: names("SELECT name FROM system.database_engines ORDER BY name"),
  codecs: names("SELECT name FROM system.codecs WHERE name != 'Multiple' ORDER BY name"),
  indexTypes: names("SELECT name FROM system.data_skipping_index_types ORDER BY name"),
  dataTypes: names("SELECT name FROM system.data_type_families ORDER BY name"),
  inputFormats: names("SELECT name FROM system.formats WHERE is_input ORDER BY name"),
  outputFormats: names("SELECT name FROM system.formats WHERE NOT is_input ORDER BY name"),
  mergeTreeSettings: settingsOf("merge_tree_settings"),
  kafkaSettings: byName(kafkaSettings()),
  queueSettings: byName(queueSettings),
  rabbitMqSettings: byName(fromSource(rabbitMq)),
  natsSettings: byName(fromSource(nats)),
  // Their defaults hang on the machine.
  serverSettings: byName(
    rows(
      "SELECT name, type, '' AS default, if(is_obsolete, 'Obsolete', 'Production') AS tier FROM system.server_settings ORDER BY name",
    ),
  ),
  querySettings: byName(
    rows("SELECT name, type, '' AS default, toString(tier) AS tier FROM system.settings ORDER BY name"),
  ),
};
const lines = Object.entries(catalogue).map(([key, value]) => {
  if (typeof value === "string" || Array.isArray(value)) return `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`;
  const entries = Object.entries(value).map(([name, each]) => `    ${JSON.stringify(name)}: ${JSON.stringify(each)}`);
  return `  ${JSON.stringify(key)}: {\n${entries.join(",\n")}\n  }`;
});
writeFileSync(
  join(root, "src", "systems", "clickhouse", "catalogue", "catalogue.json"),
  `{\n${lines.join(",\n")}\n}\n`,
);
rmSync(folder, { recursive: true, force: true });
// A session with tables of Keeper open never closes.
process.kill(process.pid, "SIGKILL");
