import { clickhouse, definePipeline, kafka, postgres, secret, sql } from "headrace";

const shopSource = postgres.source("shop", {
  host: "postgres",
  database: "shop",
  user: "debezium",
  password: secret("shop-postgres/password"),
  topics: {
    partitions: 3,
    replicas: 1,
    retention: "7d",
  },
});

const customersSource = postgres.table("public.customers", {
  source: shopSource,
  columns: {
    id: "integer not null",
    email: "varchar(200) not null",
    country: "char(2) not null",
    created_at: "timestamptz not null",
  },
  primaryKey: ["id"],
});

const ordersSource = postgres.table("public.orders", {
  source: shopSource,
  columns: {
    id: "bigint not null",
    customer_id: "integer not null",
    status: "varchar(20) not null",
    quantity: "integer not null",
    unit_price: "numeric(10,2) not null",
    total: "numeric(12,2) generated always as (quantity * unit_price) stored",
    note: "text",
    placed_at: "timestamptz not null",
  },
  primaryKey: ["id"],
  replicaIdentity: "full",
});

const analyticsDatabase = clickhouse.database("analytics", {});

const customersRows = clickhouse.table("analytics.customers_rows", {
  columns: {
    id: "Int32",
    email: "String",
    country: "String",
    created_at: "DateTime64(6, 'UTC')",
    _version: {
      type: "UInt128",
      comment: "Grows with the order of commits at the source",
    },
    _is_deleted: "UInt8",
  },
  engine: {
    type: "ReplacingMergeTree",
    version: "_version",
    isDeleted: "_is_deleted",
  },
  orderBy: ["id"],
});

const customersTopic = kafka.topic("shop.public.customers", {
  partitions: 3,
  replicas: 1,
  config: {
    "cleanup.policy": "delete",
    "retention.ms": 604800000,
    "max.message.bytes": 33554432,
  },
});

const customersQueue = clickhouse.table("analytics.customers_queue", {
  columns: {
    op: "String",
    before: "Tuple(id Nullable(Int64))",
    after: "Tuple(id Nullable(Int64), email Nullable(String), country Nullable(String), created_at Nullable(String))",
    source: "Tuple(lsn UInt64, sequence String)",
  },
  engine: {
    type: "Kafka",
    topics: [customersTopic],
    consumerGroup: "clickhouse.analytics.customers",
    format: "JSONEachRow",
  },
  settings: {
    kafka_handle_error_mode: "stream",
    input_format_skip_unknown_fields: 1,
    input_format_json_ignore_unknown_keys_in_named_tuple: 1,
    input_format_null_as_default: 1,
  },
});

const customersEvents = clickhouse.table("analytics.customers_events", {
  columns: {
    op: "LowCardinality(String)",
    before: "Tuple(id Nullable(Int64))",
    after: "Tuple(id Nullable(Int64), email Nullable(String), country Nullable(String), created_at Nullable(String))",
    row: {
      type: "Tuple(id Nullable(Int32), created_at Nullable(DateTime64(6, 'UTC')))",
      comment: "The new row as it is stored, NULL for what is refused",
    },
    version: {
      type: "UInt128",
      comment: "Grows with the order of commits",
    },
    unordered: {
      type: "Bool",
      comment: "In the first transaction after a snapshot: may have written before it",
    },
    topic: "LowCardinality(String)",
    partition: "UInt64",
    offset: "UInt64",
    key: "String",
    message: {
      type: "String",
      comment: "The message, where it could not be parsed",
    },
    error: {
      type: "String",
      comment: "Why it is no event",
    },
  },
  engine: "Null",
});

const customersIngest = clickhouse.materializedView("analytics.customers_ingest", {
  to: customersRows,
  query: sql`SELECT
    ifNull(if((_event.op = 'd'), accurateCastOrNull(_event.before.id, 'Int32'), _event.row.id), 0) AS id,
    ifNull(_event.after.email, '') AS email,
    ifNull(_event.after.country, '') AS country,
    ifNull(_event.row.created_at, defaultValueOfTypeName('DateTime64(6, \\'UTC\\')')) AS created_at,
    _event.version - (_event.op = 'd') AS _version,
    (_event.op = 'd') AS _is_deleted
FROM ${customersEvents} AS _event
WHERE _event.error = ''
    AND (_event.op IN ('c', 'r', 'u') AND isNotNull(_event.row.id)
        OR _event.op = 'd' AND isNotNull(accurateCastOrNull(_event.before.id, 'Int32')))`,
});

const shopDeadLetters = clickhouse.table("analytics.shop_dead_letters", {
  columns: {
    topic: "LowCardinality(String)",
    partition: "UInt64",
    offset: "UInt64",
    key: {
      type: "String",
      comment: "The message's key",
    },
    problem: {
      type: "LowCardinality(String)",
      comment: "message: not taken at all; value: one column; order: of a snapshot",
    },
    column: "LowCardinality(String)",
    target: {
      type: "LowCardinality(String)",
      comment: "The mirror or log that could not take it",
    },
    value: {
      type: "String",
      comment: "The refused value, or the message",
    },
    error: "String",
    received_at: {
      type: "DateTime64(3, 'UTC')",
      default: sql`now64(3, 'UTC')`,
    },
  },
  engine: "ReplacingMergeTree",
  orderBy: ["topic", "partition", "offset", "problem", "column", "target"],
  ttl: sql`toDateTime(received_at) + INTERVAL 90 DAY`,
  comment: "What the mirrors of shop could not take as it came",
});

const customersRejected = clickhouse.materializedView("analytics.customers_rejected", {
  to: shopDeadLetters,
  query: sql`SELECT
    event.topic AS topic,
    event.partition AS partition,
    event.offset AS offset,
    event.key AS key,
    letter.1 AS problem,
    letter.2 AS column,
    'analytics.customers' AS target,
    letter.3 AS value,
    letter.4 AS error
FROM
(
    SELECT
        *,
        event.error = '' AND event.op IN ('c', 'r', 'u') AND isNotNull(event.row.id) AS has_row,
        event.error = '' AND event.op = 'd' AND isNotNull(accurateCastOrNull(event.before.id, 'Int32')) AS is_delete,
        [
            event.error != '',
            event.error = '' AND event.op != 't' AND NOT has_row AND NOT is_delete,
            event.error = '' AND event.unordered,
            has_row AND isNull(event.after.email),
            has_row AND isNull(event.after.country),
            has_row AND isNull(event.row.created_at)
        ] AS wrong
    FROM ${customersEvents} AS event
    WHERE has(wrong, true)
) AS event
ARRAY JOIN arrayFilter((letter, is_wrong) -> is_wrong, [
    ('message', '', if(event.message = '', toJSONString((event.op, event.before, event.after)), event.message), event.error),
    ('message', '', toJSONString((event.op, event.before, event.after)), 'The event has no key, or one that cannot be represented'),
    ('order', '', toString(bitAnd(event.version, 0xFFFFFFFFFFFFFFFF)), 'In the first transaction after a snapshot: where this LSN is below the snapshot, an older row may hide this one'),
    ('value', 'email', ifNull(toString(event.after.email), 'NULL'), 'Not representable as String'),
    ('value', 'country', ifNull(toString(event.after.country), 'NULL'), 'Not representable as String'),
    ('value', 'created_at', ifNull(toString(event.after.created_at), 'NULL'), 'Not representable as DateTime64(6, \\'UTC\\')')
], wrong) AS letter`,
});

const shopFences = clickhouse.table("analytics.shop_fences", {
  columns: {
    scope: {
      type: "LowCardinality(String)",
      comment: "A source table, or nothing: all tables of the source",
    },
    version: {
      type: "SimpleAggregateFunction(max, UInt128)",
      comment: "Rows below it are no longer there",
    },
  },
  engine: "AggregatingMergeTree",
  orderBy: ["scope"],
  comment: "Raised by each TRUNCATE and at the end of each snapshot of shop",
});

const customersTruncated = clickhouse.materializedView("analytics.customers_truncated", {
  to: shopFences,
  query: sql`SELECT 'public.customers' AS scope, event.version + 1 AS version
FROM ${customersEvents} AS event
WHERE event.error = '' AND event.op = 't'`,
});

const customersConsumer = clickhouse.materializedView("analytics.customers_consumer", {
  to: customersEvents,
  query: sql`WITH greatest(event.source.lsn, toUInt64OrZero(extract(event.source.sequence, '\\\\d+'))) AS position
SELECT
    event.op AS op,
    event.before AS before,
    event.after AS after,
    tuple(
        accurateCastOrNull(event.after.id, 'Int32'),
        parseDateTime64BestEffortOrNull(event.after.created_at, 6, 'UTC')
    ) AS row,
    bitShiftLeft(toUInt128(position), 64) + if(event.op = 'r', 0, event.source.lsn) AS version,
    event.op != 'r' AND startsWith(event.source.sequence, '[null') AS unordered,
    event._topic AS topic,
    event._partition AS partition,
    event._offset AS offset,
    event._key AS key,
    event._raw_message AS message,
    multiIf(
        event._error != '', event._error,
        event.op NOT IN ('c', 'r', 'u', 'd', 't'), 'Not a change event: its op is none of c, r, u, d, t',
        position = 0, 'Not a change event: it has no position',
        ''
    ) AS error
FROM ${customersQueue} AS event`,
});

const customers = clickhouse.view("analytics.customers", {
  query: sql`SELECT
    id,
    email,
    country,
    created_at
FROM ${customersRows} FINAL
WHERE _version >= (SELECT max(version) FROM ${shopFences} WHERE scope IN ('', 'public.customers'))`,
  sqlSecurity: "DEFINER",
});

const ordersRows = clickhouse.table("analytics.orders_rows", {
  columns: {
    id: "Int64",
    customer_id: "Int32",
    status: "LowCardinality(String)",
    quantity: "Int32",
    unit_price: "Decimal(10, 2)",
    total: {
      type: "Nullable(Decimal(12, 2))",
      alias: sql`accurateCastOrNull(quantity * unit_price, 'Decimal(12, 2)')`,
    },
    note: "Nullable(String)",
    placed_at: "DateTime64(6, 'UTC')",
    _version: {
      type: "UInt128",
      comment: "Grows with the order of commits at the source",
    },
    _is_deleted: "UInt8",
  },
  engine: {
    type: "ReplacingMergeTree",
    version: "_version",
    isDeleted: "_is_deleted",
  },
  orderBy: ["id"],
});

const ordersTopic = kafka.topic("shop.public.orders", {
  partitions: 3,
  replicas: 1,
  config: {
    "cleanup.policy": "delete",
    "retention.ms": 604800000,
    "max.message.bytes": 33554432,
  },
});

const ordersQueue = clickhouse.table("analytics.orders_queue", {
  columns: {
    op: "String",
    before: "Tuple(id Nullable(Int64))",
    after:
      "Tuple(id Nullable(Int64), customer_id Nullable(Int64), status Nullable(String), quantity Nullable(Int64), unit_price Nullable(String), note Nullable(String), placed_at Nullable(String))",
    source: "Tuple(lsn UInt64, sequence String)",
  },
  engine: {
    type: "Kafka",
    topics: [ordersTopic],
    consumerGroup: "clickhouse.analytics.orders",
    format: "JSONEachRow",
  },
  settings: {
    kafka_handle_error_mode: "stream",
    input_format_skip_unknown_fields: 1,
    input_format_json_ignore_unknown_keys_in_named_tuple: 1,
    input_format_null_as_default: 1,
  },
});

const ordersEvents = clickhouse.table("analytics.orders_events", {
  columns: {
    op: "LowCardinality(String)",
    before: "Tuple(id Nullable(Int64))",
    after:
      "Tuple(id Nullable(Int64), customer_id Nullable(Int64), status Nullable(String), quantity Nullable(Int64), unit_price Nullable(String), note Nullable(String), placed_at Nullable(String))",
    row: {
      type: "Tuple(customer_id Nullable(Int32), quantity Nullable(Int32), unit_price Nullable(Decimal(10, 2)), placed_at Nullable(DateTime64(6, 'UTC')))",
      comment: "The new row as it is stored, NULL for what is refused",
    },
    version: {
      type: "UInt128",
      comment: "Grows with the order of commits",
    },
    unordered: {
      type: "Bool",
      comment: "In the first transaction after a snapshot: may have written before it",
    },
    topic: "LowCardinality(String)",
    partition: "UInt64",
    offset: "UInt64",
    key: "String",
    message: {
      type: "String",
      comment: "The message, where it could not be parsed",
    },
    error: {
      type: "String",
      comment: "Why it is no event",
    },
  },
  engine: "Null",
});

const ordersIngest = clickhouse.materializedView("analytics.orders_ingest", {
  to: ordersRows,
  query: sql`SELECT
    ifNull(if((_event.op = 'd'), _event.before.id, _event.after.id), 0) AS id,
    ifNull(_event.row.customer_id, 0) AS customer_id,
    ifNull(_event.after.status, '') AS status,
    ifNull(_event.row.quantity, 0) AS quantity,
    ifNull(_event.row.unit_price, defaultValueOfTypeName('Decimal(10, 2)')) AS unit_price,
    _event.after.note AS note,
    ifNull(_event.row.placed_at, defaultValueOfTypeName('DateTime64(6, \\'UTC\\')')) AS placed_at,
    _event.version - (_event.op = 'd') AS _version,
    (_event.op = 'd') AS _is_deleted
FROM ${ordersEvents} AS _event
WHERE _event.error = ''
    AND (_event.op IN ('c', 'r', 'u') AND isNotNull(_event.after.id)
        OR _event.op = 'd' AND isNotNull(_event.before.id))`,
});

const ordersRejected = clickhouse.materializedView("analytics.orders_rejected", {
  to: shopDeadLetters,
  query: sql`SELECT
    event.topic AS topic,
    event.partition AS partition,
    event.offset AS offset,
    event.key AS key,
    letter.1 AS problem,
    letter.2 AS column,
    'analytics.orders' AS target,
    letter.3 AS value,
    letter.4 AS error
FROM
(
    SELECT
        *,
        event.error = '' AND event.op IN ('c', 'r', 'u') AND isNotNull(event.after.id) AS has_row,
        event.error = '' AND event.op = 'd' AND isNotNull(event.before.id) AS is_delete,
        [
            event.error != '',
            event.error = '' AND event.op != 't' AND NOT has_row AND NOT is_delete,
            event.error = '' AND event.unordered,
            has_row AND isNull(event.row.customer_id),
            has_row AND isNull(event.after.status),
            has_row AND isNull(event.row.quantity),
            has_row AND isNull(event.row.unit_price),
            has_row AND isNull(event.row.placed_at)
        ] AS wrong
    FROM ${ordersEvents} AS event
    WHERE has(wrong, true)
) AS event
ARRAY JOIN arrayFilter((letter, is_wrong) -> is_wrong, [
    ('message', '', if(event.message = '', toJSONString((event.op, event.before, event.after)), event.message), event.error),
    ('message', '', toJSONString((event.op, event.before, event.after)), 'The event has no key, or one that cannot be represented'),
    ('order', '', toString(bitAnd(event.version, 0xFFFFFFFFFFFFFFFF)), 'In the first transaction after a snapshot: where this LSN is below the snapshot, an older row may hide this one'),
    ('value', 'customer_id', ifNull(toString(event.after.customer_id), 'NULL'), 'Not representable as Int32'),
    ('value', 'status', ifNull(toString(event.after.status), 'NULL'), 'Not representable as LowCardinality(String)'),
    ('value', 'quantity', ifNull(toString(event.after.quantity), 'NULL'), 'Not representable as Int32'),
    ('value', 'unit_price', ifNull(toString(event.after.unit_price), 'NULL'), 'Not representable as Decimal(10, 2)'),
    ('value', 'placed_at', ifNull(toString(event.after.placed_at), 'NULL'), 'Not representable as DateTime64(6, \\'UTC\\')')
], wrong) AS letter`,
});

const ordersTruncated = clickhouse.materializedView("analytics.orders_truncated", {
  to: shopFences,
  query: sql`SELECT 'public.orders' AS scope, event.version + 1 AS version
FROM ${ordersEvents} AS event
WHERE event.error = '' AND event.op = 't'`,
});

const ordersConsumer = clickhouse.materializedView("analytics.orders_consumer", {
  to: ordersEvents,
  query: sql`WITH greatest(event.source.lsn, toUInt64OrZero(extract(event.source.sequence, '\\\\d+'))) AS position
SELECT
    event.op AS op,
    event.before AS before,
    event.after AS after,
    tuple(
        accurateCastOrNull(event.after.customer_id, 'Int32'),
        accurateCastOrNull(event.after.quantity, 'Int32'),
        if(position(event.after.unit_price, '.') BETWEEN 1 AND length(event.after.unit_price) - 3, NULL, accurateCastOrNull(event.after.unit_price, 'Decimal(10, 2)')),
        parseDateTime64BestEffortOrNull(event.after.placed_at, 6, 'UTC')
    ) AS row,
    bitShiftLeft(toUInt128(position), 64) + if(event.op = 'r', 0, event.source.lsn) AS version,
    event.op != 'r' AND startsWith(event.source.sequence, '[null') AS unordered,
    event._topic AS topic,
    event._partition AS partition,
    event._offset AS offset,
    event._key AS key,
    event._raw_message AS message,
    multiIf(
        event._error != '', event._error,
        event.op NOT IN ('c', 'r', 'u', 'd', 't'), 'Not a change event: its op is none of c, r, u, d, t',
        position = 0, 'Not a change event: it has no position',
        ''
    ) AS error
FROM ${ordersQueue} AS event`,
});

const orders = clickhouse.view("analytics.orders", {
  query: sql`SELECT
    id,
    customer_id,
    status,
    quantity,
    unit_price,
    total,
    note,
    placed_at
FROM ${ordersRows} FINAL
WHERE _version >= (SELECT max(version) FROM ${shopFences} WHERE scope IN ('', 'public.orders'))`,
  sqlSecurity: "DEFINER",
});

const revenueHourly = clickhouse.materializedView("analytics.revenue_hourly", {
  query: sql`
    SELECT
        toStartOfHour(orders.placed_at) AS hour,
        customers.country AS country,
        count() AS orders,
        sum(orders.total) AS revenue
    FROM ${orders} AS orders
    INNER JOIN ${customers} AS customers ON customers.id = orders.customer_id
    WHERE orders.status != 'cancelled'
    GROUP BY hour, country`,
  refresh: "EVERY 1 MINUTE",
  orderBy: ["hour", "country"],
  ttl: sql`toDateTime(hour) + INTERVAL 1 YEAR`,
});

const kafkaCluster = kafka.cluster("kafka", {
  brokers: ["kafka:9092"],
});

const headraceShopPublication = postgres.publication("headrace_shop", {
  source: shopSource,
  tables: [customersSource, ordersSource],
});

const headraceHeartbeatTopic = kafka.topic("shop.public.headrace_heartbeat", {
  partitions: 1,
  replicas: 1,
  config: {
    "cleanup.policy": "delete",
    "retention.ms": 604800000,
    "max.message.bytes": 33554432,
  },
});

const headraceSignalTopic = kafka.topic("shop.public.headrace_signal", {
  partitions: 1,
  replicas: 1,
  config: {
    "cleanup.policy": "delete",
    "retention.ms": 604800000,
    "max.message.bytes": 33554432,
  },
});

const debeziumHeartbeatShopTopic = kafka.topic("__debezium-heartbeat.shop", {
  partitions: 1,
  replicas: 1,
  config: {
    "cleanup.policy": "delete",
    "retention.ms": 604800000,
    "max.message.bytes": 33554432,
  },
});

const shopConnector = kafka.connector("shop", {
  class: "io.debezium.connector.postgresql.PostgresConnector",
  config: {
    "plugin.name": "pgoutput",
    "database.hostname": "postgres",
    "database.port": 5432,
    "database.user": "debezium",
    "database.password": secret("shop-postgres/password"),
    "database.dbname": "shop",
    "database.sslmode": "prefer",
    "topic.prefix": "shop",
    "slot.name": "headrace_shop",
    "publication.name": "headrace_shop",
    "publication.autocreate.mode": "disabled",
    "table.include.list": "public\\.customers,public\\.orders,public\\.headrace_heartbeat",
    "snapshot.mode": "when_needed",
    "decimal.handling.mode": "string",
    "time.precision.mode": "adaptive",
    "interval.handling.mode": "string",
    "binary.handling.mode": "base64",
    "hstore.handling.mode": "json",
    "key.converter": "org.apache.kafka.connect.json.JsonConverter",
    "key.converter.schemas.enable": false,
    "key.converter.replace.null.with.default": false,
    "value.converter": "org.apache.kafka.connect.json.JsonConverter",
    "value.converter.schemas.enable": false,
    "value.converter.replace.null.with.default": false,
    "skipped.operations": "none",
    "tombstones.on.delete": false,
    "heartbeat.interval.ms": 10000,
    "heartbeat.action.query":
      "INSERT INTO public.headrace_heartbeat (id, beat) VALUES (1, now()) ON CONFLICT (id) DO UPDATE SET beat = EXCLUDED.beat",
    "signal.data.collection": "public.headrace_signal",
    "signal.enabled.channels": "source",
    "producer.override.max.request.size": 33554432,
    "producer.override.buffer.memory": 67108864,
    "producer.override.compression.type": "lz4",
  },
});

const shopHeartbeatQueue = clickhouse.table("analytics.shop_heartbeat_queue", {
  columns: {
    op: "String",
    before: "Tuple(id Nullable(Int64))",
    after: "Tuple(id Nullable(Int64))",
    source: "Tuple(lsn UInt64, sequence String, snapshot String)",
  },
  engine: {
    type: "Kafka",
    topics: [headraceHeartbeatTopic],
    consumerGroup: "clickhouse.analytics.shop_heartbeat",
    format: "JSONEachRow",
  },
  settings: {
    kafka_handle_error_mode: "stream",
    input_format_skip_unknown_fields: 1,
    input_format_json_ignore_unknown_keys_in_named_tuple: 1,
    input_format_null_as_default: 1,
  },
});

const shopHeartbeatEvents = clickhouse.table("analytics.shop_heartbeat_events", {
  columns: {
    op: "LowCardinality(String)",
    before: "Tuple(id Nullable(Int64))",
    after: "Tuple(id Nullable(Int64))",
    version: {
      type: "UInt128",
      comment: "Grows with the order of commits",
    },
    snapshot: "LowCardinality(String)",
    unordered: {
      type: "Bool",
      comment: "In the first transaction after a snapshot: may have written before it",
    },
    topic: "LowCardinality(String)",
    partition: "UInt64",
    offset: "UInt64",
    key: "String",
    message: {
      type: "String",
      comment: "The message, where it could not be parsed",
    },
    error: {
      type: "String",
      comment: "Why it is no event",
    },
  },
  engine: "Null",
});

const shopHeartbeatFenced = clickhouse.materializedView("analytics.shop_heartbeat_fenced", {
  to: shopFences,
  query: sql`SELECT '' AS scope, event.version AS version
FROM ${shopHeartbeatEvents} AS event
WHERE event.error = '' AND event.op = 'r' AND event.snapshot != 'incremental'`,
});

const shopHeartbeatRejected = clickhouse.materializedView("analytics.shop_heartbeat_rejected", {
  to: shopDeadLetters,
  query: sql`SELECT
    event.topic AS topic,
    event.partition AS partition,
    event.offset AS offset,
    event.key AS key,
    letter.1 AS problem,
    letter.2 AS column,
    'analytics.shop_heartbeat' AS target,
    letter.3 AS value,
    letter.4 AS error
FROM
(
    SELECT
        *,
        event.error = '' AND event.op IN ('c', 'r', 'u') AND true AS has_row,
        event.error = '' AND event.op = 'd' AND true AS is_delete,
        [
            event.error != ''
        ] AS wrong
    FROM ${shopHeartbeatEvents} AS event
    WHERE has(wrong, true)
) AS event
ARRAY JOIN arrayFilter((letter, is_wrong) -> is_wrong, [
    ('message', '', if(event.message = '', toJSONString((event.op, event.before, event.after)), event.message), event.error)
], wrong) AS letter`,
});

const shopHeartbeatConsumer = clickhouse.materializedView("analytics.shop_heartbeat_consumer", {
  to: shopHeartbeatEvents,
  query: sql`WITH greatest(event.source.lsn, toUInt64OrZero(extract(event.source.sequence, '\\\\d+'))) AS position
SELECT
    event.op AS op,
    event.before AS before,
    event.after AS after,
    bitShiftLeft(toUInt128(position), 64) + if(event.op = 'r', 0, event.source.lsn) AS version,
    event.source.snapshot AS snapshot,
    event.op != 'r' AND startsWith(event.source.sequence, '[null') AS unordered,
    event._topic AS topic,
    event._partition AS partition,
    event._offset AS offset,
    event._key AS key,
    event._raw_message AS message,
    multiIf(
        event._error != '', event._error,
        event.op NOT IN ('c', 'r', 'u', 'd', 't'), 'Not a change event: its op is none of c, r, u, d, t',
        position = 0, 'Not a change event: it has no position',
        ''
    ) AS error
FROM ${shopHeartbeatQueue} AS event`,
});

export default definePipeline({
  name: "shop",
  all: [
    shopSource,
    customersSource,
    ordersSource,
    analyticsDatabase,
    customersRows,
    customersTopic,
    customersQueue,
    customersEvents,
    customersIngest,
    shopDeadLetters,
    customersRejected,
    shopFences,
    customersTruncated,
    customersConsumer,
    customers,
    ordersRows,
    ordersTopic,
    ordersQueue,
    ordersEvents,
    ordersIngest,
    ordersRejected,
    ordersTruncated,
    ordersConsumer,
    orders,
    revenueHourly,
    kafkaCluster,
    headraceShopPublication,
    headraceHeartbeatTopic,
    headraceSignalTopic,
    debeziumHeartbeatShopTopic,
    shopConnector,
    shopHeartbeatQueue,
    shopHeartbeatEvents,
    shopHeartbeatFenced,
    shopHeartbeatRejected,
    shopHeartbeatConsumer,
  ],
});
