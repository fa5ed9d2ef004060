// Flattened orders in Avro, as Confluent's converter writes them of Debezium's schema: framed with the schema's number.

export const SCHEMA_ID = 1;
const named = (type, name) => ({ type, "connect.version": 1, "connect.name": name });
const optional = (type) => ["null", type];

const FIELDS = [
  ["id", { type: "int", "connect.default": 0 }],
  ["order_number", "string"],
  ["order_date", named("int", "io.debezium.time.Date")],
  ["order_time", optional(named("long", "io.debezium.time.MicroTimestamp"))],
  ["purchaser", "int"],
  ["quantity", "int"],
  ["product_id", "int"],
  ["unit_price", "string"],
  ["status", optional("string")],
  ["created_at", optional(named("long", "io.debezium.time.MicroTimestamp"))],
  ["updated_at", optional(named("long", "io.debezium.time.MicroTimestamp"))],
  ["__deleted", optional("string")],
  ["__op", optional("string")],
  ["__source_lsn", optional("long")],
  ["__source_sequence", optional("string")],
  ["__source_snapshot", optional("string")],
];

export const schema = {
  type: "record",
  name: "Value",
  namespace: "postgres_server.inventory.orders",
  fields: FIELDS.map(([name, type]) => (Array.isArray(type) ? { name, type, default: null } : { name, type })),
};

const scratch = Buffer.alloc(1024);

/** A zero byte, the schema's number in four, then the fields one after another. */
export function confluentFrame(record) {
  scratch[0] = 0;
  let end = scratch.writeUInt32BE(SCHEMA_ID, 1);
  for (const [name, type] of FIELDS) {
    const value = record[name];
    if (Array.isArray(type)) end = writeLong(end, value === null ? 0 : 1);
    if (value === null) continue;
    if (typeof value === "number") end = writeLong(end, value);
    else {
      end = writeLong(end, Buffer.byteLength(value));
      end += scratch.write(value, end);
    }
  }
  return Buffer.from(scratch.subarray(0, end));
}

/** Zigzag, seven bits a byte. Positions and microseconds are beyond what JavaScript's own bit operations hold. */
function writeLong(at, value) {
  let [rest, end] = [value < 0 ? -value * 2 - 1 : value * 2, at];
  while (rest >= 128) {
    scratch[end++] = (rest % 128) | 128;
    rest = Math.floor(rest / 128);
  }
  scratch[end++] = rest;
  return end;
}
