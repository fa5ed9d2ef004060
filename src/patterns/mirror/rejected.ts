import { sqlOf } from "../../compiler/model/derived.js";
import type { Reference, SqlText } from "../../compiler/model/reference.js";
import { stringLiteral } from "../../systems/clickhouse/public.js";
import { convertedAfter, convertedBefore, element, keyCondition, type ReadColumn, refusal } from "./columns.js";

/** One thing that can be wrong with an event: when, and the dead letter's problem, column, value and error. All SQL. */
interface Problem {
  readonly when: string;
  readonly letter: string;
}

export interface RejectedOptions {
  readonly events: Reference;
  readonly columns: readonly ReadColumn[];
  readonly primaryKey: readonly string[];
  /** What could not take them. Several may read the same events, and each has its own types. */
  readonly target: string;
  /** Where the events have a new value as the column's own type. Default: it is converted here. */
  readonly value?: (column: ReadColumn, event: string) => string;
  /** Whether an event whose place among others is not known could do harm. */
  readonly ordered?: boolean;
}

/**
 * The dead letters of a stream: a row for each thing that could not be taken as it came. What is wrong with an event is
 * told in one list, the letters in another of the same order, made only where something is.
 */
export function rejectedQuery(options: RejectedOptions): SqlText {
  const { events, columns, primaryKey, target, value = convertedAfter, ordered = true } = options;
  const keys = columns.filter((column) => primaryKey.includes(column.name));
  const values = columns
    .filter((column) => !keys.includes(column))
    .flatMap((column) => valueProblem(column, value(column, "event")));
  const problems = [NOT_AN_EVENT, ...(keys.length === 0 ? [] : [NO_KEY, ...(ordered ? [UNORDERED] : [])]), ...values];
  return sqlOf`SELECT
    event.topic AS topic,
    event.partition AS partition,
    event.offset AS offset,
    event.key AS key,
    letter.1 AS problem,
    letter.2 AS column,
    ${stringLiteral(target)} AS target,
    letter.3 AS value,
    letter.4 AS error
FROM
(
    SELECT
        *,
        event.error = '' AND event.op IN ('c', 'r', 'u') AND ${keyCondition(keys, (key) => value(key, "event"))} AS has_row,
        event.error = '' AND event.op = 'd' AND ${keyCondition(keys, (key) => convertedBefore(key, "event"))} AS is_delete,
        [
${problems.map(({ when }) => `            ${when}`).join(",\n")}
        ] AS wrong
    FROM ${events} AS event
    WHERE has(wrong, true)
) AS event
ARRAY JOIN arrayFilter((letter, is_wrong) -> is_wrong, [
${problems.map(({ letter }) => `    (${letter})`).join(",\n")}
], wrong) AS letter`;
}

const NOT_AN_EVENT: Problem = {
  when: "event.error != ''",
  letter:
    "'message', '', if(event.message = '', toJSONString((event.op, event.before, event.after)), event.message), event.error",
};

const UNORDERED: Problem = {
  when: "event.error = '' AND event.unordered",
  letter:
    "'order', '', toString(bitAnd(event.version, 0xFFFFFFFFFFFFFFFF)), " +
    "'In the first transaction after a snapshot: where this LSN is below the snapshot, an older row may hide this one'",
};

/** A key that is missing, or that can't be represented: there is no place to put the row. */
const NO_KEY: Problem = {
  when: "event.error = '' AND event.op != 't' AND NOT has_row AND NOT is_delete",
  letter:
    "'message', '', toJSONString((event.op, event.before, event.after)), " +
    "'The event has no key, or one that cannot be represented'",
};

function valueProblem(column: ReadColumn, converted: string): readonly Problem[] {
  const raw = element("event.after", column.name);
  const refused = refusal(column, raw, converted);
  if (refused === undefined) return [];
  return [
    {
      when: `has_row AND ${refused}`,
      letter: `'value', ${stringLiteral(column.name)}, ifNull(toString(${raw}), 'NULL'), ${stringLiteral(`Not representable as ${column.reading.type}`)}`,
    },
  ];
}
