import type { Column } from "../../compiler/model/column.js";
import { identifier, stringLiteral } from "../../systems/clickhouse/public.js";

/** What `number` goes up to. */
export const SAMPLE_ROWS = 4000;
/** How far back the rows go, in seconds. */
const SPAN = 7 * 86_400;

/** Texts that a column's name suggests. */
const TEXTS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/status|state/, ["new", "paid", "shipped", "delivered", "cancelled"]],
  [/country/, ["CH", "DE", "FR", "IT", "AT"]],
  [/currency/, ["CHF", "EUR", "USD"]],
  [/city/, ["Bern", "Berlin", "Lyon", "Torino", "Graz"]],
  [/level|severity/, ["info", "info", "info", "warning", "error"]],
  [/method/, ["card", "invoice", "transfer"]],
  [/first_?name/, ["Ada", "Grace", "Edsger", "Barbara", "Donald"]],
  [/last_?name|surname/, ["Lovelace", "Hopper", "Dijkstra", "Liskov", "Knuth"]],
  [/categor|kind|type/, ["books", "tools", "music", "garden"]],
  [/message|description|comment|text/, ["started", "row written", "connection lost", "retried", "done"]],
];

/** Numbers that a column's name suggests: from, to. */
const NUMBERS: readonly (readonly [RegExp, number, number])[] = [
  [/ratio|rate|share|fraction/, 0, 1],
  [/percent/, 0, 100],
  [/quantity|count|units/, 1, 9],
  [/weight/, 1, 40],
  [/price|amount|total|revenue|cost|value/, 5, 400],
  [/bytes|size/, 1000, 900_000],
  [/duration|latency|_ms$|seconds/, 1, 900],
];

/**
 * A value for each row of `numbers(…)` that is likely for the column: by its type and its name, and always the same.
 * `undefined` where the type's own default is left to stand.
 */
export function sampleExpression({ name, type }: Column, now: number): string | undefined {
  const own = name.toLowerCase();
  // What a mirror keeps for itself: every row is there, in its first version.
  if (own === "_version" || own === "_updated") return "toUInt64(number + 1)";
  if (own.startsWith("_") || own === "is_deleted") return undefined;
  const expression = valueFor(unwrapped(type), own, now);
  return expression === undefined ? undefined : `CAST(${expression} AS ${type})`;
}

function valueFor(type: string, name: string, now: number): string | undefined {
  const hash = `cityHash64(number, ${stringLiteral(name)})`;
  // More at one time of the day than at another.
  const even = `(${SAMPLE_ROWS} - number) * ${SPAN / SAMPLE_ROWS}`;
  const age = `toInt64(${even} + 9000 * sin(${even} / 13751)) + ${hash} % 120`;
  if (/^DateTime/.test(type)) return `toDateTime(${now} - (${age}))`;
  if (/^Date/.test(type)) return `toDate(toDateTime(${now} - (${age})))`;
  if (/^Bool/.test(type)) return `${hash} % 2`;
  const enumerated = /^Enum\d*\((.*)\)$/.exec(type)?.[1];
  if (enumerated !== undefined)
    return oneOf(
      [...enumerated.matchAll(/'((?:[^'\\]|\\.)*)'/g)].map(([, each = ""]) => each),
      hash,
    );
  if (/^(String|FixedString)/.test(type)) {
    const texts = TEXTS.find(([pattern]) => pattern.test(name))?.[1];
    if (texts !== undefined) return oneOf(texts, hash);
    if (name.includes("email")) return `concat('person', toString(${hash} % 300), '@example.org')`;
    return `concat(${stringLiteral(`${name} `)}, toString(${hash} % 12 + 1))`;
  }
  if (type === "UUID") return `reinterpretAsUUID(concat(toString(${hash}), toString(number)))`;
  if (/^(U?Int|Float|Decimal|BFloat)/.test(type)) return numberOf(type, name, hash);
  return undefined;
}

function numberOf(type: string, name: string, hash: string): string {
  if (name === "id" || name === "number") return "number + 1";
  if (/_id$|^id_|purchaser|customer|product|user/.test(name)) return `${hash} % 60 + 1`;
  const [, from, to] = NUMBERS.find(([pattern]) => pattern.test(name)) ?? [undefined, 1, 100];
  const spread = `${from} + ${to - from} * pow((${hash} % 1000) / 1000, 2)`;
  return /^U?Int/.test(type) ? `toInt64(${spread})` : `round(${spread}, 2)`;
}

function oneOf(values: readonly string[], hash: string): string {
  return `[${values.map((each) => stringLiteral(each)).join(", ")}][${hash} % ${Math.max(values.length, 1)} + 1]`;
}

function unwrapped(type: string): string {
  const found = /^(?:Nullable|LowCardinality)\((.*)\)$/.exec(type);
  return found === null ? type : unwrapped(found[1] ?? "");
}

/** Fills a table's columns; what has no sample keeps its default. */
export function sampleInsert(table: string, columns: readonly Column[], now: number): string | undefined {
  const filled = columns.flatMap((column) => {
    const expression = sampleExpression(column, now);
    return expression === undefined ? [] : [{ name: identifier(column.name), expression }];
  });
  if (filled.length === 0) return undefined;
  const names = filled.map((each) => each.name).join(", ");
  return `INSERT INTO ${table} (${names}) SELECT ${filled.map((each) => each.expression).join(", ")} FROM numbers(${SAMPLE_ROWS})`;
}
