import type { SqlText } from "../../compiler/model/reference.js";
import type { Stream, StreamColumn } from "../../compiler/model/stream.js";
import { identifier, literal, stringLiteral } from "../../systems/clickhouse/public.js";
import type { EventField } from "./event-queue.js";
import { overridden } from "./reading/override.js";
import type { Reading } from "./reading/reading.js";
import { readingOf } from "./reading/wire-reading.js";
import type { MirrorColumnSpec, MirrorSpec } from "./schema.js";

/** A column of a mirror that is read from the events. */
export interface ReadColumn {
  readonly name: string;
  readonly reading: Reading;
  /** Whether the column itself may be NULL. */
  readonly nullable: boolean;
  /** What stands for NULL, a missing or a refused value in a column that may not be NULL: an SQL literal. */
  readonly fallback: string;
  /** What rows have that were stored before the column was added: an SQL literal. */
  readonly default: string | undefined;
  /** NULL in an event is a mistake: the source says that it can't be. */
  readonly mustNotBeNull: boolean;
  readonly codec?: string | undefined;
  readonly ttl?: SqlText | undefined;
  readonly comment?: string | undefined;
}

/** A column of a mirror that is computed from the others. */
export interface ComputedColumn {
  readonly name: string;
  readonly type: string;
  readonly nullable: boolean;
  readonly expression: SqlText;
  readonly comment?: string | undefined;
}

export interface MirrorColumns {
  readonly read: readonly ReadColumn[];
  readonly computed: readonly ComputedColumn[];
  /** In the source's order. */
  readonly order: readonly string[];
}

/** The columns of a mirror: the stream's with the author's decisions. What can't be decided is left to the rules. */
export function mirrorColumns(stream: Stream, spec: MirrorSpec): MirrorColumns {
  const read: ReadColumn[] = [];
  const computed: ComputedColumn[] = [];
  const order: string[] = [];
  for (const column of stream.columns) {
    const decision = spec.columns[column.name] ?? {};
    if (decision.exclude === true) continue;
    order.push(column.name);
    const expression = decision.expression ?? generatedExpression(column);
    const reading = readingFor(column, decision);
    if (expression !== undefined && reading !== undefined) {
      const nullable = column.nullable && decision.null === undefined;
      computed.push({ name: column.name, type: reading.type, nullable, expression, comment: decision.comment });
    } else if (reading !== undefined) {
      read.push(readColumn(column, decision, reading));
    }
  }
  return { read, computed, order };
}

function readingFor(column: StreamColumn, decision: MirrorColumnSpec): Reading | undefined {
  return decision.type === undefined ? readingOf(column.wire) : overridden(column.wire, decision.type);
}

function generatedExpression(column: StreamColumn): SqlText | undefined {
  return column.generated === undefined ? undefined : { $sql: [column.generated] };
}

function readColumn(column: StreamColumn, decision: MirrorColumnSpec, reading: Reading): ReadColumn {
  const isArray = reading.type.startsWith("Array(");
  const given = decision.null ?? (column.nullable ? undefined : column.constantDefault);
  const constant = isArray ? undefined : (decision.default ?? column.constantDefault ?? decision.null);
  return {
    name: column.name,
    reading,
    nullable: column.nullable && decision.null === undefined && !isArray,
    fallback: fallbackFor(reading.type, given),
    default: constant === undefined ? undefined : fallbackFor(reading.type, constant),
    mustNotBeNull: !column.nullable && column.constantDefault === undefined && !isArray,
    codec: decision.codec,
    ttl: decision.ttl,
    comment: decision.comment,
  };
}

function fallbackFor(type: string, given: string | number | boolean | readonly never[] | undefined): string {
  if (type.startsWith("Array(")) return "[]";
  if (given !== undefined && typeof given !== "object")
    return type.includes("String") ? literal(String(given)) : `CAST(${literal(given)}, ${stringLiteral(type)})`;
  if (type.includes("String")) return "''";
  if (/^U?Int\d+$/.test(type) || /^Float\d+$/.test(type)) return "0";
  if (type === "Bool") return "false";
  return `defaultValueOfTypeName(${stringLiteral(type)})`;
}

/** The type as the storage has it. */
export function storedType(column: { readonly nullable: boolean; readonly type: string }): string {
  if (!column.nullable) return column.type;
  const low = /^LowCardinality\((.*)\)$/.exec(column.type);
  return low === null ? `Nullable(${column.type})` : `LowCardinality(Nullable(${low[1]}))`;
}

/** What is stored, from an expression of the column's own type, NULL where there is no value. */
export function storedOf(column: ReadColumn, converted: string): string {
  if (column.nullable || column.reading.type.startsWith("Array(")) return converted;
  return `ifNull(${converted}, ${column.fallback})`;
}

/** The column's value from an expression that holds it as the queue does. */
export function storedValue(column: ReadColumn, raw: string): string {
  return storedOf(column, column.reading.convert(raw));
}

/** The condition under which an expression that holds the column as the queue does is refused; `undefined`: never. */
export function refusal(column: ReadColumn, raw: string, converted: string): string | undefined {
  if (column.mustNotBeNull) return `isNull(${converted})`;
  return column.reading.refused?.(raw, converted);
}

/** Whether a row's key is there and can be represented: without, there is no place to put the row. */
export function keyCondition(keys: readonly ReadColumn[], converted: (key: ReadColumn) => string): string {
  const there = keys.map((key) => `isNotNull(${converted(key)})`);
  return there.length === 0 ? "true" : there.join(" AND ");
}

/** The column's old value as the column's own type. */
export function convertedBefore(column: ReadColumn, event: string): string {
  return column.reading.convert(element(`${event}.before`, column.name));
}

/** The column's new value as the column's own type, converted here. */
export function convertedAfter(column: ReadColumn, event: string): string {
  return column.reading.convert(element(`${event}.after`, column.name));
}

export function element(tuple: string, column: string): string {
  return `${tuple}.${identifier(column)}`;
}

/** What is read of an old or a new row. */
export function fieldsOf(columns: readonly ReadColumn[]): readonly EventField[] {
  return columns.map(({ name, reading }) => ({ name, type: reading.queueType }));
}
