import { expect, test } from "vitest";
import { parse } from "yaml";
import { ofKind } from "../../../src/compiler/model/resource.js";
import { stackFiles } from "../../../src/patterns/compose/emit/files.js";
import { STACK } from "../../../src/patterns/compose/schema.js";
import { ALERT } from "../../../src/systems/prometheus/schema.js";
import { call, resolved, shown } from "../../compiler/resolve/loaded.js";

const secret = (path: string) => ({ $secret: path });
const { pipeline, diagnostics } = resolved(
  call("kafka.user", "pipeline", { password: secret("kafka/pipeline") }),
  call("kafka.cluster", "main", {
    brokers: ["bootstrap:9093"],
    size: 3,
    tls: { ca: "/certs/kafka-ca.pem" },
    sasl: { mechanism: "SCRAM-SHA-512", username: "pipeline", password: secret("kafka/pipeline") },
    connectUser: { $ref: "kafka.user/pipeline" },
    clickhouseUser: { $ref: "kafka.user/pipeline" },
    properties: { "log.retention.check.interval.ms": 1000, "unclean.leader.election.enable": false },
  }),
  call("postgres.source", "shop", {
    host: "database",
    database: "shop",
    user: "debezium",
    password: secret("shop-postgres/password"),
    sslMode: "verify-full",
    sslRootCert: "/certs/postgres-ca.crt",
    topics: { partitions: 3, replicas: 3 },
  }),
  call("postgres.table", "public.orders", {
    source: { $ref: "postgres.source/shop" },
    columns: { id: "bigint not null" },
    primaryKey: ["id"],
  }),
  call("clickhouse.mirror", "analytics.orders", { of: { $ref: "postgres.table/public.orders" }, orderBy: ["id"] }),
  call("clickhouse.server", "server", {
    ports: { http: false, https: 8443, native: false, nativeSecure: 9440 },
    tls: { certificate: "/tls/server.crt", key: "/tls/server.key", ca: "/tls/ca.crt" },
  }),
  call("pipeline.monitoring", "monitoring", {
    notify: { slack: secret("alerting/slack-url") },
    measures: secret("clickhouse/monitoring"),
  }),
  call("compose.stack", "shop", { subnet: "172.20.0.0/16" }),
);
const files = new Map(stackFiles(pipeline).map(({ path, content }) => [path, content]));
const document = parse(files.get("compose/compose.yaml") ?? "");
const { services } = document;

test("is one stack without findings", () => {
  expect(shown(diagnostics)).toEqual([]);
  expect(ofKind(pipeline.resources.values(), STACK).length).toBe(1);
  expect(document.networks.backend).toEqual({
    driver: "bridge",
    internal: true,
    ipam: { config: [{ subnet: "172.20.0.0/16" }] },
  });
});

test("clients log in over TLS; brokers and who administers them show certificates", () => {
  const { environment, networks } = services["kafka-2"];
  expect(environment).toMatchObject({
    KAFKA_LISTENERS: "CLIENTS://:9093,BROKERS://:19091,CONTROLLER://:19090",
    KAFKA_LISTENER_SECURITY_PROTOCOL_MAP: "CLIENTS:SASL_SSL,BROKERS:SSL,CONTROLLER:SSL",
    KAFKA_LISTENER_NAME_BROKERS_SSL_CLIENT_AUTH: "required",
    KAFKA_SUPER_USERS: "User:kafka-1;User:kafka-2;User:kafka-3;User:register-topics",
    KAFKA_LISTENER_NAME_CLIENTS_SCRAM___SHA___512_SASL_JAAS_CONFIG:
      "org.apache.kafka.common.security.scram.ScramLoginModule required;",
    KAFKA_LOG_RETENTION_CHECK_INTERVAL_MS: "1000",
    KAFKA_UNCLEAN_LEADER_ELECTION_ENABLE: "false",
  });
  // A bootstrap name is that of all.
  expect(networks.backend.aliases).toEqual(["bootstrap"]);
});

test("the worker logs in as worker.properties says, after its user is there", () => {
  expect(services.connect.environment).toMatchObject({
    BOOTSTRAP_SERVERS: "kafka-1:9093,kafka-2:9093,kafka-3:9093",
    CONNECT_SECURITY_PROTOCOL: "SASL_SSL",
    CONNECT_PRODUCER_SSL_TRUSTSTORE_LOCATION: "/certs/kafka-ca.pem",
    CONNECT_ADMIN_SASL_JAAS_CONFIG:
      'org.apache.kafka.common.security.scram.ScramLoginModule required username="pipeline" password="$${env:KAFKA_PIPELINE}";',
  });
  expect(services.connect.depends_on["register-topics"]).toEqual({ condition: "service_completed_successfully" });
});

test("each service is issued a certificate for its names, in a volume that nobody else mounts", () => {
  const script = files.get("compose/certificates.sh") ?? "";
  expect(script).toContain("\nissue kafka-2 DNS:kafka-2,DNS:bootstrap\n");
  expect(script).toContain("\nissue postgres-shop DNS:postgres-shop,DNS:database\n");
  expect(script).toContain("\nput clickhouse/tls.key clickhouse-tls server.key\n");
  expect(script).toContain("\nput ca.crt authority-certs kafka-ca.pem\n");
  const mounting = (volume: string) =>
    Object.entries<{ volumes?: { source: string }[] }>(services)
      .filter(([, { volumes = [] }]) => volumes.some(({ source }) => source === volume))
      .map(([name]) => name);
  expect(mounting("kafka-2-certificates")).toEqual(["certificates", "kafka-2"]);
  expect(mounting("authority")).toEqual(["certificates"]);
  expect(mounting("authority-certs")).toEqual(["certificates", "connect", "clickhouse"]);
});

test("PostgreSQL and ClickHouse are asked by TLS, and open nothing else", () => {
  expect(services["postgres-shop"].command).toEqual(expect.arrayContaining(["ssl=on"]));
  expect(services["postgres-exporter"].environment.DATA_SOURCE_URI).toBe(
    "postgres-shop:5432/shop?sslmode=verify-full&sslrootcert=/certificates/ca.crt",
  );
  expect(services["postgres-exporter"].environment.PG_EXPORTER_EXTEND_QUERY_PATH).toBe(
    "/etc/postgres_exporter/queries.yaml",
  );
  expect(services["postgres-exporter"].volumes[0]).toMatchObject({
    source: "../postgres/shop/exporter-queries.yaml",
    target: "/etc/postgres_exporter/queries.yaml",
    read_only: true,
  });
  expect(services.clickhouse.healthcheck.test[1]).toContain("https://localhost:8443/ping");
  expect(services["register-tables"].entrypoint[2]).toContain(
    "clickhouse-client --config-file /compose/clickhouse-client.yaml",
  );
});

test("Prometheus and Alertmanager find the secrets where their configurations name them", () => {
  expect(services.prometheus.secrets).toEqual([
    {
      source: "prometheus-clickhouse-monitoring",
      target: "/etc/prometheus/secrets/clickhouse/monitoring",
    },
  ]);
  expect(services.alertmanager.secrets).toEqual([
    { source: "alertmanager-alerting-slack-url", target: "/etc/alertmanager/secrets/alerting/slack-url" },
  ]);
  expect(document.secrets["alertmanager-alerting-slack-url"]).toEqual({ environment: "ALERTING_SLACK_URL" });
  expect(files.get("compose/.env.example")).toContain("# alerting/slack-url\nALERTING_SLACK_URL=\n");
  expect(services.prometheus.command).toContain("--storage.tsdb.retention.time=30d");
});

test("Connect's REST asks for a certificate, and who registers connectors has one", () => {
  const { connect, register } = services;
  expect(connect.environment).toMatchObject({
    CONNECT_LISTENERS: "https://0.0.0.0:8083",
    CONNECT_LISTENERS_HTTPS_SSL_CLIENT_AUTH: "required",
    CONNECT_LISTENERS_HTTPS_SSL_KEYSTORE_LOCATION: "/certificates/tls.p12",
    CURL_HOME: "/compose/curl",
  });
  expect(connect.healthcheck.test[1]).toContain("https://connect:8083/connectors");
  expect(register.environment).toEqual({ CURL_HOME: "/compose/curl" });
  expect(files.get("compose/register-connectors.sh")).toContain('"https://connect:8083/connectors/$1/config"');
  expect(files.get("compose/curlrc")).toContain('cert = "/certificates/tls.crt"\nkey = "/certificates/tls.key"\n');
  expect(JSON.stringify(services["kafka-ui"].environment)).not.toContain("KAFKACONNECT");
});

test("a password is escaped for the quotes that it is put between, and no other is", () => {
  const [shell, option, script] = services.connect.entrypoint;
  expect([shell, option]).toEqual(["sh", "-ec"]);
  expect(script).toContain("export KAFKA_PIPELINE\n");
  expect(script).not.toContain("SHOP_POSTGRES_PASSWORD");
});

test("PostgreSQL's log is read for failed logins, by a collector that may not write there", () => {
  expect(services["postgres-shop"].command).toEqual(
    expect.arrayContaining(["logging_collector=on", "log_line_prefix=%m [%p] %e "]),
  );
  expect(services["postgres-shop"].entrypoint[2]).toContain("-m 755 /var/log/postgresql");
  expect(services["postgres-logins"].volumes).toContainEqual({
    type: "volume",
    source: "postgres-shop-log",
    target: "/var/log/postgresql",
    read_only: true,
  });
  expect(parse(files.get("compose/postgres-logins.yaml") ?? "").exporters.prometheus.endpoint).toBe("0.0.0.0:9189");
  const alerts = ofKind(pipeline.resources.values(), ALERT).map(({ name }) => name);
  expect(alerts).toEqual(expect.arrayContaining(["PostgresLoginsFailed", "KafkaLoginsFailed", "LoginsFailed"]));
});

test("without a collector nobody reads it, and no alert is made of it", () => {
  const without = resolved(
    call("postgres.source", "shop", {
      host: "database",
      database: "shop",
      user: "debezium",
      password: secret("shop-postgres/password"),
    }),
    call("pipeline.monitoring", "monitoring", {}),
    call("compose.stack", "shop", { parts: { collector: false } }),
  );
  const { resources } = without.pipeline;
  expect(ofKind(resources.values(), ALERT).map(({ name }) => name)).not.toContain("PostgresLoginsFailed");
  const written = stackFiles(without.pipeline).map(({ path }) => path);
  expect(written).not.toContain("compose/postgres-logins.yaml");
});
