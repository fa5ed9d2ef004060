import type { Address } from "../../compiler/model/address.js";
import { derived, referenceTo, sqlOf } from "../../compiler/model/derived.js";
import type { Origin } from "../../compiler/model/origin.js";
import type { Reference } from "../../compiler/model/reference.js";
import type { Resource } from "../../compiler/model/resource.js";
import { TABLE } from "../../systems/clickhouse/schema/table.js";
import { MATERIALIZED_VIEW } from "../../systems/clickhouse/schema/view.js";
import { LOGGED_SOURCE_TYPE, POSITION, SOURCE_TYPE, unorderedCondition, versionExpression } from "./event-order.js";

/** A topic of Debezium's envelopes, from the consumer to the table that hands each block of events on. */
export interface EventsOptions {
  readonly queue: string;
  readonly consumer: string;
  readonly events: string;
  readonly topic: Address;
  readonly cluster?: Reference | undefined;
  readonly consumerGroup: string;
  readonly consumers: number;
  /** `Tuple(…)` of what is read of the old and of the new row. */
  readonly before: string;
  readonly after: string;
  readonly epoch: number;
  /** A change log reads the events, too. */
  readonly logged?: boolean | undefined;
  readonly settings: Readonly<Record<string, string | number | boolean>>;
  /** The views on the events: the consumer is made after them, so that none misses a block. */
  readonly views: readonly string[];
  readonly origin: Origin;
  readonly madeBy: Address;
}

/**
 * Formats and errors of the queue. A message that can't be parsed becomes a row with its error, so it never stalls
 * the consumer; fields that came with a schema change are skipped until the config knows them.
 */
const QUEUE_SETTINGS = {
  kafka_handle_error_mode: "stream",
  input_format_skip_unknown_fields: 1,
  input_format_json_ignore_unknown_keys_in_named_tuple: 1,
  input_format_null_as_default: 1,
} as const;

const LOGGED_COLUMNS = {
  lsn: { type: "UInt64" },
  committed: { type: "Int64", comment: "Milliseconds since 1970" },
  transaction: { type: "Nullable(UInt64)" },
} as const;

const LOGGED_VALUES = `    event.source.lsn AS lsn,
    event.source.ts_ms AS committed,
    event.source.txId AS transaction,
`;

/** Queue, consumer and events. The consumer is the one view on the queue: making it last starts everything at once. */
export function eventResources(options: EventsOptions): readonly Resource[] {
  const queue = derived(
    TABLE,
    options.queue,
    {
      columns: {
        op: { type: "String" },
        before: { type: options.before },
        after: { type: options.after },
        source: { type: options.logged === true ? LOGGED_SOURCE_TYPE : SOURCE_TYPE },
      },
      engine: {
        type: "Kafka" as const,
        cluster: options.cluster,
        topics: [{ $ref: options.topic }],
        consumerGroup: options.consumerGroup,
        format: "JSONEachRow",
        consumers: options.consumers,
      },
      indexes: {},
      projections: {},
      constraints: {},
      settings: { ...QUEUE_SETTINGS, ...options.settings },
    },
    options,
  );
  const events = derived(
    TABLE,
    options.events,
    {
      columns: {
        op: { type: "LowCardinality(String)" },
        before: { type: options.before },
        after: { type: options.after },
        version: { type: "UInt128", comment: "Grows with the order of commits" },
        ...(options.logged === true ? LOGGED_COLUMNS : {}),
        snapshot: { type: "LowCardinality(String)" },
        unordered: { type: "Bool", comment: "In the first transaction after a snapshot: may have written before it" },
        topic: { type: "LowCardinality(String)" },
        partition: { type: "UInt64" },
        offset: { type: "UInt64" },
        key: { type: "String" },
        message: { type: "String", comment: "The message, where it could not be parsed" },
        error: { type: "String", comment: "Why it is no event" },
      },
      engine: { type: "Null" as const },
      indexes: {},
      projections: {},
      constraints: {},
      settings: {},
    },
    options,
  );
  const consumer = derived(
    MATERIALIZED_VIEW,
    options.consumer,
    {
      to: referenceTo(TABLE, options.events),
      query: sqlOf`WITH ${POSITION} AS position
SELECT
    event.op AS op,
    event.before AS before,
    event.after AS after,
    ${versionExpression(options.epoch)} AS version,
${options.logged === true ? LOGGED_VALUES : ""}    event.source.snapshot AS snapshot,
    ${unorderedCondition} AS unordered,
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
FROM ${referenceTo(TABLE, options.queue)} AS event`,
    },
    options,
  );
  const after = options.views.map((view) => referenceTo(MATERIALIZED_VIEW, view).$ref);
  return [queue, events, { ...consumer, uses: [...consumer.uses, ...after] }];
}
