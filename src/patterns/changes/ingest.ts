import { sqlOf } from "../../compiler/model/derived.js";
import type { Reference, SqlText } from "../../compiler/model/reference.js";
import { identifier, stringLiteral } from "../../systems/clickhouse/public.js";
import {
  convertedAfter,
  convertedBefore,
  element,
  keyCondition,
  type ReadColumn,
  storedValue,
} from "../mirror/columns.js";
import type { LogColumns } from "./columns.js";
import { OPERATIONS, typedTuple } from "./rows.js";
import type { ChangesSpec } from "./schema.js";

/** From events to the rows of a log. */
export function logQuery(events: Reference, columns: LogColumns, spec: ChangesSpec): SqlText {
  const keys = columns.keys.map((column) => {
    const old = element("_event.before", column.name);
    const raw = `if(_event.op = 'd', ${old}, ${element("_event.after", column.name)})`;
    return `    ${storedValue(column, raw)} AS ${identifier(column.name)}`;
  });
  const select = [
    `    transform(_event.op, [${texts(Object.keys(OPERATIONS))}], [${texts(Object.values(OPERATIONS))}], '') AS operation`,
    ...keys,
    ...value("before", columns.before, spec),
    ...value("after", columns.after, spec),
    "    fromUnixTimestamp64Milli(_event.committed, 'UTC') AS changed_at",
    "    now64(3, 'UTC') AS loaded_at",
    "    _event.lsn AS lsn",
    "    _event.transaction AS transaction_id",
    "    _event.version AS position",
    "    _event.partition AS topic_partition",
    "    _event.offset AS topic_offset",
  ].join(",\n");
  return sqlOf`SELECT
${select}
FROM ${events} AS _event
WHERE _event.error = ''
    AND (_event.op IN ('c', 'r', 'u') AND ${keyCondition(columns.keys, (key) => convertedAfter(key, "_event"))}
        OR _event.op = 'd' AND ${keyCondition(columns.keys, (key) => convertedBefore(key, "_event"))}
        OR _event.op = 't')${spec.values === "json" ? JSON_FORM : ""}`;
}

/** How a server is set up must not show in what is kept; and a reader of JSON would round long decimals. */
const JSON_FORM = `
SETTINGS
    output_format_json_quote_64bit_integers = 0,
    output_format_json_quote_decimals = 1,
    output_format_json_quote_denormals = 1`;

/** The row as a tuple of its columns. Of a row that is not there every column is NULL. */
function value(name: "before" | "after", columns: readonly ReadColumn[], spec: ChangesSpec): readonly string[] {
  if (columns.length === 0) return [];
  const converted = columns.map((column) => storedValue(column, element(`_event.${name}`, column.name)));
  const tuple = `CAST(tuple(${converted.join(", ")}), ${stringLiteral(typedTuple(columns))})`;
  return [`    ${spec.values === "json" ? `toJSONString(${tuple})` : tuple} AS ${name}`];
}

function texts(values: readonly string[]): string {
  return values.map(stringLiteral).join(", ");
}
