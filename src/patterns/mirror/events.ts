import type { Address } from "../../compiler/model/address.js";
import { derived, referenceTo, sqlOf } from "../../compiler/model/derived.js";
import type { Origin } from "../../compiler/model/origin.js";
import type { Reference } from "../../compiler/model/reference.js";
import type { Resource } from "../../compiler/model/resource.js";
import { TABLE } from "../../systems/clickhouse/schema/table.js";
import { MATERIALIZED_VIEW } from "../../systems/clickhouse/schema/view.js";
import type { ConvertedField } from "./converted.js";
import { positionOf, unorderedCondition, versionExpression } from "./event-order.js";
import { type EventQueue, eventQueue, type QueueOptions, tupleOf } from "./event-queue.js";

/** A topic of Debezium's events, from the consumer to the table that hands each block of events on. */
export interface EventsOptions extends QueueOptions {
  readonly queue: string;
  readonly consumer: string;
  readonly events: string;
  readonly topic: Address;
  readonly cluster?: Reference | undefined;
  readonly consumerGroup: string;
  readonly consumers: number;
  readonly row: readonly ConvertedField[];
  readonly epoch: number;
  readonly settings: Readonly<Record<string, string | number | boolean>>;
  /** The views on the events: the consumer is made after them, so that none misses a block. */
  readonly views: readonly string[];
  readonly origin: Origin;
  readonly madeBy: Address;
}

const LOGGED_COLUMNS = {
  lsn: { type: "UInt64" },
  committed: { type: "Int64", comment: "Milliseconds since 1970" },
  transaction: { type: "Nullable(UInt64)" },
} as const;

/** Queue, consumer and events. The consumer is the one view on the queue: making it last starts everything at once. */
export function eventResources(options: EventsOptions): readonly Resource[] {
  const read = eventQueue(options);
  const queue = derived(
    TABLE,
    options.queue,
    {
      columns: read.columns,
      engine: {
        type: "Kafka" as const,
        cluster: options.cluster,
        topics: [{ $ref: options.topic }],
        consumerGroup: options.consumerGroup,
        format: read.format,
        consumers: options.consumers,
      },
      indexes: {},
      projections: {},
      constraints: {},
      settings: { ...read.settings, ...options.settings },
    },
    options,
  );
  const events = derived(
    TABLE,
    options.events,
    {
      columns: {
        op: { type: "LowCardinality(String)" },
        before: { type: tupleOf(options.before) },
        after: { type: tupleOf(options.after) },
        ...(options.row.length === 0
          ? {}
          : { row: { type: tupleOf(options.row), comment: "The new row as it is stored, NULL for what is refused" } }),
        version: { type: "UInt128", comment: "Grows with the order of commits" },
        ...(options.logged === true ? LOGGED_COLUMNS : {}),
        ...(options.fenced === true ? { snapshot: { type: "LowCardinality(String)" } } : {}),
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
      query: sqlOf`WITH ${positionOf(read.order)} AS position
SELECT
    ${read.order.op} AS op,
    ${read.before} AS before,
    ${read.after} AS after,${convertedRow(options.row, read)}
    ${versionExpression(read.order, options.epoch)} AS version,
${options.logged === true ? loggedValues(read) : ""}${options.fenced === true ? `    ${read.order.snapshot} AS snapshot,\n` : ""}    ${unorderedCondition(read.order)} AS unordered,
    event._topic AS topic,
    event._partition AS partition,
    event._offset AS offset,
    event._key AS key,
    ${read.message} AS message,
    multiIf(
        ${read.error} != '', ${read.error},
        ${read.order.op} NOT IN ('c', 'r', 'u', 'd', 't'), 'Not a change event: its op is none of c, r, u, d, t',
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

function loggedValues({ order, logged }: EventQueue): string {
  return `    ${order.lsn} AS lsn,
    ${logged.committed} AS committed,
    ${logged.transaction} AS transaction,
`;
}

function convertedRow(row: readonly ConvertedField[], read: EventQueue): string {
  if (row.length === 0) return "";
  const values = row.map(({ name, convert }) => `        ${convert(read.element(name))}`).join(",\n");
  return `\n    tuple(\n${values}\n    ) AS row,`;
}
