import type { EventFormat } from "../../compiler/model/stream.js";
import { identifier, stringLiteral } from "../../systems/clickhouse/public.js";
import { type OrderFields, sourceType } from "./event-order.js";

/** A column of the old or new row as the queue reads it. */
export interface EventField {
  readonly name: string;
  readonly type: string;
}

/** What a format makes of a row, as SQL over the queue. */
export interface EventQueue {
  readonly columns: Readonly<Record<string, { readonly type: string }>>;
  readonly format: "JSONEachRow" | "AvroConfluent";
  readonly settings: Readonly<Record<string, string | number>>;
  readonly order: OrderFields;
  /** What a change log has beyond that. */
  readonly logged: { readonly committed: string; readonly transaction: string };
  readonly before: string;
  readonly after: string;
  /** A column of the new row. */
  readonly element: (column: string) => string;
  readonly message: string;
  readonly error: string;
}

export interface QueueOptions {
  readonly eventFormat: EventFormat;
  readonly registry?: string | undefined;
  readonly before: readonly EventField[];
  readonly after: readonly EventField[];
  /** A change log reads the events, too. */
  readonly logged?: boolean | undefined;
  /** Fences are made of the events: of which snapshot one is, is read for these alone, as that takes its time. */
  readonly fenced?: boolean | undefined;
}

export function tupleOf(fields: readonly EventField[]): string {
  return `Tuple(${fields.map(({ name, type }) => `${identifier(name)} ${type}`).join(", ")})`;
}

export function eventQueue(options: QueueOptions): EventQueue {
  switch (options.eventFormat) {
    case "envelope":
      return envelopeQueue(options);
    case "flat":
      return { ...flatQueue(options), ...JSON_FORMAT };
    case "avro":
      return { ...flatQueue(options), ...avroFormat(options.registry) };
  }
}

/**
 * A message that can't be parsed becomes a row with its error, so it never stalls the consumer; fields that came with a
 * schema change are skipped until the config knows them.
 */
const JSON_FORMAT = {
  format: "JSONEachRow",
  settings: {
    kafka_handle_error_mode: "stream",
    input_format_skip_unknown_fields: 1,
    input_format_json_ignore_unknown_keys_in_named_tuple: 1,
    input_format_null_as_default: 1,
  },
  message: "event._raw_message",
  error: "event._error",
} as const;

/**
 * Here a message that can't be read stops the consumer, which tries again: a registry that is away would otherwise make
 * a dead letter of each message, and only the converter writes into the topic.
 */
function avroFormat(registry: string | undefined): Pick<EventQueue, "format" | "settings" | "message" | "error"> {
  return {
    format: "AvroConfluent",
    settings: {
      format_avro_schema_registry_url: registry ?? "",
      input_format_avro_allow_missing_fields: 1,
      input_format_avro_null_as_default: 1,
    },
    message: "''",
    error: "''",
  };
}

function envelopeQueue({ before, after, logged = false, fenced = false }: QueueOptions): EventQueue {
  return {
    ...JSON_FORMAT,
    columns: {
      op: { type: "String" },
      before: { type: tupleOf(before) },
      after: { type: tupleOf(after) },
      source: { type: sourceType({ fenced, logged }) },
    },
    order: {
      op: "event.op",
      lsn: "event.source.lsn",
      sequence: "event.source.sequence",
      snapshot: "event.source.snapshot",
    },
    logged: { committed: "event.source.ts_ms", transaction: "event.source.txId" },
    before: "event.before",
    after: "event.after",
    element: (column) => `event.after.${identifier(column)}`,
  };
}

/** The names that the flattening transform gives to what it takes over from the envelope. */
export const FLAT_FIELDS = {
  __op: { type: "String" },
  __source_lsn: { type: "UInt64" },
  __source_sequence: { type: "String" },
} as const;

export const FLAT_FENCED_FIELDS = { __source_snapshot: { type: "String" } } as const;

const FLAT_LOGGED_FIELDS = {
  __source_ts_ms: { type: "Int64" },
  __source_txId: { type: "Nullable(UInt64)" },
} as const;

/** Of a delete the row is the old one, of anything else the new one. A log of such events is refused. */
function flatQueue({
  before,
  after,
  logged = false,
  fenced = false,
}: QueueOptions): Pick<EventQueue, "columns" | "order" | "logged" | "before" | "after" | "element"> {
  return {
    columns: {
      ...Object.fromEntries(after.map(({ name, type }) => [name, { type }])),
      ...FLAT_FIELDS,
      ...(fenced ? FLAT_FENCED_FIELDS : {}),
      ...(logged ? FLAT_LOGGED_FIELDS : {}),
    },
    order: {
      op: "event.__op",
      lsn: "event.__source_lsn",
      sequence: "event.__source_sequence",
      snapshot: "event.__source_snapshot",
    },
    logged: { committed: "event.__source_ts_ms", transaction: "event.__source_txId" },
    before: rowOf(before),
    after: rowOf(after),
    element: (column) => `event.${identifier(column)}`,
  };
}

function rowOf(fields: readonly EventField[]): string {
  const values = fields.map(({ name }) => `event.${identifier(name)}`).join(", ");
  return `CAST(tuple(${values}), ${stringLiteral(tupleOf(fields))})`;
}
