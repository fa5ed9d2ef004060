import type { Address } from "./address.js";

/**
 * How a value is written into an event. Each source says it of its columns; each target knows how to read it. So
 * neither has to know the other.
 */
export type Wire =
  | { readonly kind: "integer"; readonly bits: 16 | 32 | 64 }
  | { readonly kind: "float"; readonly bits: 32 | 64 }
  | { readonly kind: "boolean" }
  /** Digits as a string; `NAN`, `POSITIVE_INFINITY`, `NEGATIVE_INFINITY` where the source allows them. */
  | { readonly kind: "decimal"; readonly precision: number; readonly scale: number }
  | { readonly kind: "unconstrained-decimal" }
  | { readonly kind: "text" }
  /** One of few texts. */
  | { readonly kind: "enum" }
  /** JSON as a string. */
  | { readonly kind: "json" }
  | { readonly kind: "uuid" }
  /** Days since 1970-01-01. */
  | { readonly kind: "date" }
  /** Milli- or microseconds since 1970-01-01 00:00, of a clock without a zone. */
  | { readonly kind: "timestamp"; readonly unit: "milliseconds" | "microseconds"; readonly precision: number }
  /** ISO 8601 with a zone. */
  | { readonly kind: "zoned-timestamp"; readonly precision: number }
  /** Milli- or microseconds since midnight. */
  | { readonly kind: "time"; readonly unit: "milliseconds" | "microseconds" }
  /** ISO 8601 duration. */
  | { readonly kind: "interval" }
  | { readonly kind: "base64" }
  | { readonly kind: "array"; readonly of: Wire };

export interface StreamColumn {
  readonly name: string;
  readonly wire: Wire;
  readonly nullable: boolean;
  /** The source's own type, for messages and comments. */
  readonly sourceType: string;
  /** A constant that the source gives rows which were there before the column was added. */
  readonly constantDefault?: string | undefined;
  /** Its expression at the source, when the column is computed there and absent from the stream. */
  readonly generated?: string | undefined;
  /** It holds personal data: what keeps or shows it must say why it may. */
  readonly personal?: boolean;
}

/** `envelope`: Debezium's own. `flat`: the new row with a few fields of the envelope. `avro`: the same in Avro. */
export type EventFormat = "envelope" | "flat" | "avro";

/** The changes of one table, as a target sees them. */
export interface Stream {
  /** The topic's address. */
  readonly topic: Address;
  /** The table's name as events have it, e.g. `public.orders`. */
  readonly table: string;
  readonly events: EventFormat;
  /** Where the schemas of Avro events are. */
  readonly registry?: string | undefined;
  readonly columns: readonly StreamColumn[];
  readonly primaryKey: readonly string[];
  /** The columns whose old values an update or delete carries. */
  readonly identity: readonly string[];
  /** What orders the events, besides the numbers in them; raised by the operator after a failover. */
  readonly epoch: number;
}
