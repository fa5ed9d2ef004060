// The document's own statements and the best ones by hand, over queues without a broker (ENGINE = Null).

const extract = (type, ...path) => `JSONExtract${type}(raw_event, ${path.map((part) => `'${part}'`).join(", ")})`;

/** What had to be changed in the document's queue, table and view so that they run on these events at all. */
export const MENDS = [
  "'payload' is left out of the paths: these events come without their schema",
  "order_date and order_time are numbers: JSONExtractInt instead of JSONExtractString, and seconds of microseconds",
  "toDecimal64OrZero: toDecimal64('') throws at each delete, and total_amount is in no event",
  "now64() instead of now(): toUnixTimestamp64Milli takes no DateTime",
];

export const document = {
  database: "document",
  queue: "document.orders_queue",
  rows: "document.orders_final",
  create: [
    "CREATE DATABASE document",
    "CREATE TABLE document.orders_queue (raw_event String) ENGINE = Null",
    `CREATE TABLE document.orders_final
(
    id UInt32, order_number String, order_date Date, order_time DateTime, purchaser UInt32, quantity UInt32,
    product_id UInt32, unit_price Decimal64(2), total_amount Decimal64(2), status String,
    operation LowCardinality(String),
    operation_name LowCardinality(String)
        DEFAULT multiIf(operation='c','INSERT',operation='u','UPDATE',operation='d','DELETE','READ'),
    source_ts_ms UInt64, processing_ts_ms UInt64 DEFAULT toUnixTimestamp64Milli(now64()),
    _synced_at DateTime DEFAULT now(), partition_date Date MATERIALIZED toDate(order_date)
)
ENGINE = MergeTree() PARTITION BY partition_date ORDER BY (partition_date, id, _synced_at)
SETTINGS index_granularity = 8192`,
    `CREATE MATERIALIZED VIEW document.orders_mv TO document.orders_final AS SELECT
    ${extract("UInt", "after", "id")} AS id,
    ${extract("String", "after", "order_number")} AS order_number,
    toDate(${extract("Int", "after", "order_date")}) AS order_date,
    toDateTime(intDiv(${extract("Int", "after", "order_time")}, 1000000)) AS order_time,
    ${extract("UInt", "after", "purchaser")} AS purchaser,
    ${extract("UInt", "after", "quantity")} AS quantity,
    ${extract("UInt", "after", "product_id")} AS product_id,
    toDecimal64OrZero(${extract("String", "after", "unit_price")}, 2) AS unit_price,
    toDecimal64OrZero(${extract("String", "after", "total_amount")}, 2) AS total_amount,
    ${extract("String", "after", "status")} AS status,
    ${extract("String", "op")} AS operation,
    ${extract("UInt", "source", "ts_ms")} AS source_ts_ms,
    toUnixTimestamp64Milli(now64()) AS processing_ts_ms
FROM document.orders_queue
WHERE isNotNull(${extract("String", "after", "id")})`,
  ],
};

const INTEGERS = ["id", "purchaser", "quantity", "product_id"];
const TEXTS = ["order_number"];
const MOMENTS = ["order_time", "created_at", "updated_at"];
const row = `id Nullable(Int64), order_number Nullable(String), order_date Nullable(Int64), order_time Nullable(Int64),
    purchaser Nullable(Int64), quantity Nullable(Int64), product_id Nullable(Int64), unit_price Nullable(String),
    status Nullable(String), created_at Nullable(Int64), updated_at Nullable(Int64)`;

/**
 * The same output by hand: the rows with their version and whether they are deleted, and a dead letter for each value
 * that the table can't hold, with the value; so values are read as what can't fail, and tried. One view for the rows and
 * one for the letters, straight from the queue, each as short as these columns allow. Fences and the letters of
 * messages are left out here: by hand they are fewer lines, and cost nothing while there are none.
 */
export function byHand(format, events) {
  const name = `by_hand_${format}`;
  const isEnvelope = events === "envelope";
  const [after, op] = isEnvelope ? ["after.", "op"] : ["", "__op"];
  const [lsn, sequence] = isEnvelope ? ["source.lsn", "source.sequence"] : ["__source_lsn", "__source_sequence"];
  const key = isEnvelope ? "if(op = 'd', before.id, after.id)" : "id";
  const columns = isEnvelope
    ? `op String, before Tuple(id Nullable(Int64)), after Tuple(${row}), source Tuple(lsn UInt64, sequence String)`
    : `${row}, __op String, __source_lsn UInt64, __source_sequence String`;
  const whole = (value) => `toInt32(ifNull(${value}, 0))`;
  const outside = (value) => `NOT ifNull(${value} BETWEEN -2147483648 AND 2147483647, false)`;
  const moment = (value) => `fromUnixTimestamp64Micro(${value}, 'UTC')`;
  const wrong = [
    ...INTEGERS.slice(1).map((column) => [column, outside(after + column)]),
    ...TEXTS.map((column) => [column, `isNull(${after}${column})`]),
    ["order_date", `NOT ifNull(${after}order_date BETWEEN -719162 AND 2932896, false)`],
    ["unit_price", `isNull(toDecimal64OrNull(${after}unit_price, 2))`],
    ...MOMENTS.map((column) => [
      column,
      `NOT ifNull(${after}${column} BETWEEN -62135596800000000 AND 253402300799999999, true)`,
    ]),
  ];
  return {
    queue: `${name}.queue`,
    rows: `${name}.orders_rows`,
    create: (rows) => [
      `CREATE DATABASE ${name}`,
      `CREATE TABLE ${name}.queue (${columns}, _topic LowCardinality(String), _offset UInt64, _error String) ENGINE = Null`,
      `CREATE TABLE ${name}.orders_rows AS ${rows}`,
      `CREATE TABLE ${name}.letters (topic String, offset UInt64, column String, value String)
       ENGINE = MergeTree ORDER BY (topic, offset)`,
      `CREATE MATERIALIZED VIEW ${name}.ingest TO ${name}.orders_rows AS SELECT
    ${whole(key)} AS id, ifNull(${after}order_number, '') AS order_number,
    addDays(toDate32('1970-01-01'), ifNull(${after}order_date, 0)) AS order_date, ${moment(`${after}order_time`)} AS order_time,
    ${whole(`${after}purchaser`)} AS purchaser, ${whole(`${after}quantity`)} AS quantity,
    ${whole(`${after}product_id`)} AS product_id, toDecimal64OrZero(ifNull(${after}unit_price, ''), 2) AS unit_price,
    ${after}status AS status, ${moment(`${after}created_at`)} AS created_at, ${moment(`${after}updated_at`)} AS updated_at,
    bitShiftLeft(toUInt128(greatest(${lsn}, toUInt64OrZero(extract(${sequence}, '\\\\d+')))), 64)
        + if(${op} = 'r', 0, ${lsn}) - (${op} = 'd') AS _version,
    ${op} = 'd' AS _is_deleted
FROM ${name}.queue WHERE _error = '' AND ${op} IN ('c', 'r', 'u', 'd')`,
      `CREATE MATERIALIZED VIEW ${name}.rejected TO ${name}.letters AS SELECT _topic AS topic, _offset AS offset,
    letter.1 AS column, letter.2 AS value
FROM ${name}.queue ARRAY JOIN arrayFilter(each -> each.3, [${wrong
        .map(([column, when]) => `('${column}', toString(${after}${column}), ${when})`)
        .join(", ")}]) AS letter
WHERE ${op} != 'd' AND (${wrong.map(([, when]) => when).join(" OR ")})`,
    ],
  };
}
