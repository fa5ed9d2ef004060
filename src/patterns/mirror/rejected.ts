import { sqlOf } from "../../compiler/model/derived.js";
import type { Reference, SqlText } from "../../compiler/model/reference.js";
import { stringLiteral } from "../../systems/clickhouse/sql/quote.js";
import { element, type ReadColumn, refusal } from "./columns.js";

/** One thing that can be wrong with an event: when, and the dead letter's problem, column, value and error. All SQL. */
interface Problem {
  readonly when: string;
  readonly letter: string;
}

const HAS_ROW = "event.op IN ('c', 'r', 'u')";
/** Of a message that could not be parsed all columns are empty, `op` too. */
const NO_CHANGE = "event.op NOT IN ('c', 'r', 'u', 'd', 't')";

/** The dead letters of a stream: a row for each thing that could not be taken as it came. */
export function rejectedQuery(
  events: Reference,
  columns: readonly ReadColumn[],
  keyColumns: readonly string[],
): SqlText {
  const values = columns.flatMap((column) => valueProblem(column, keyColumns.includes(column.name)));
  const others = keyColumns.length === 0 ? [] : [keyProblem(keyColumns), UNORDERED];
  const anyValue =
    values.length === 0
      ? []
      : [`${HAS_ROW} AND (\n            ${values.map((each) => each.when).join("\n            OR ")})`];
  const any = [NO_CHANGE, ...others.map((each) => each.when), ...anyValue].join("\n        OR ");
  const listed = [NOT_AN_EVENT, ...others, ...values.map((each) => ({ ...each, when: `${HAS_ROW} AND ${each.when}` }))]
    .map((each) => `    if(${each.when}, (${each.letter}), none)`)
    .join(",\n");
  return sqlOf`WITH ('', '', '', '') AS none
SELECT
    event.topic AS topic,
    event.partition AS partition,
    event.offset AS offset,
    event.key AS key,
    letter.1 AS problem,
    letter.2 AS column,
    letter.3 AS value,
    letter.4 AS error
FROM
(
    SELECT *
    FROM ${events} AS event
    WHERE ${any}
) AS event
ARRAY JOIN arrayFilter(each -> each.1 != '', [
${listed}
]) AS letter`;
}

const NOT_AN_EVENT: Problem = {
  when: NO_CHANGE,
  letter:
    "'message', '', if(event.error = '', toJSONString((event.op, event.after)), event.message), " +
    "if(event.error = '', 'Not a change event: op is none of c, r, u, d, t', event.error)",
};

const UNORDERED: Problem = {
  when: "event.unordered",
  letter:
    "'order', '', toString(bitAnd(event.version, 0xFFFFFFFFFFFFFFFF)), " +
    "'In the first transaction after a snapshot: where this LSN is below the snapshot, an older row may hide this one'",
};

function keyProblem(keyColumns: readonly string[]): Problem {
  const noKey = (tuple: string): string => keyColumns.map((key) => `isNull(${element(tuple, key)})`).join(" OR ");
  return {
    when: `if(event.op = 'd', ${noKey("event.before")}, ${HAS_ROW} AND (${noKey("event.after")}))`,
    letter: "'message', '', toJSONString((event.op, event.before, event.after)), 'The event has no key'",
  };
}

/** A key that is missing is the message's problem, not a value's. */
function valueProblem(column: ReadColumn, isKey: boolean): readonly Problem[] {
  const raw = element("event.after", column.name);
  const refused = refusal(isKey ? { ...column, mustNotBeNull: false } : column, raw);
  if (refused === undefined) return [];
  const error = stringLiteral(`Not representable as ${column.reading.type}`);
  return [
    { when: refused, letter: `'value', ${stringLiteral(column.name)}, ifNull(toString(${raw}), 'NULL'), ${error}` },
  ];
}
