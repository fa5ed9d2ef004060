// The bytes that Debezium 3.6 writes of a change, in each format of events. Fields and their order as it has them.
import { confluentFrame } from "./avro.mjs";

/** With identity FULL, as the document has it for this table, and the envelope also with the default one. */
export const formats = {
  envelope: { events: "envelope", identity: "default" },
  envelope_full: { events: "envelope", identity: "full" },
  flat: { events: "flat", identity: "full" },
  avro: { events: "avro", identity: "full" },
};

export const bytesOf = {
  envelope: (change) => `${JSON.stringify(envelope(change))}\n`,
  flat: (change) => `${JSON.stringify(flat(change))}\n`,
  avro: (change) => confluentFrame(flat(change)),
};

function envelope({ op, before, after, lsn, sequence, at, transaction }) {
  return {
    before,
    after,
    source: {
      version: "3.6.1.Final",
      connector: "postgresql",
      name: "postgres-server",
      ts_ms: at * 1e3,
      snapshot: null,
      db: "inventory",
      sequence,
      ts_us: at * 1e6,
      ts_ns: at * 1e9,
      schema: "inventory",
      table: "orders",
      txId: transaction,
      lsn,
      xmin: null,
      origin: null,
      origin_lsn: null,
    },
    transaction: null,
    op,
    ts_ms: at * 1e3 + 230,
    ts_us: at * 1e6 + 230_771,
    ts_ns: at * 1e9 + 230_771_000,
  };
}

/** As ExtractNewRecordState rewrites it: the new row, of a delete the old one, and what was asked for of the envelope. */
export function flat({ op, before, after, lsn, sequence }) {
  return {
    ...(after ?? before),
    __deleted: op === "d" ? "true" : "false",
    __op: op,
    __source_lsn: lsn,
    __source_sequence: sequence,
    __source_snapshot: null,
  };
}
