import type { Wire } from "../../compiler/model/stream.js";
import { stringLiteral } from "../../systems/clickhouse/sql/quote.js";

/**
 * How a value is read from an event: as a type that cannot fail (the queue's), then converted to the column's own
 * type, NULL where it cannot be represented. So a bad value costs its column, never its row or its message.
 */
export interface Reading {
  /** The type in the queue. */
  readonly queueType: string;
  /** The column's type, without Nullable. */
  readonly type: string;
  /** From an expression of the queue's type to the column's type; NULL when it can't be represented. */
  readonly convert: (value: string) => string;
  /** Whether `convert` can refuse a value that is not NULL. */
  readonly canRefuse: boolean;
}

const DAYS_FROM = -719_162;
const DAYS_TO = 2_932_896;

/** What a column is read as when nothing else is said. `undefined`: only a decision of the author's can tell. */
export function readingOf(wire: Wire): Reading | undefined {
  switch (wire.kind) {
    case "integer":
      return wire.bits === 64 ? plain("Nullable(Int64)", "Int64") : cast("Nullable(Int64)", `Int${wire.bits}`);
    case "float":
      return wire.bits === 64
        ? plain("Nullable(Float64)", "Float64")
        : {
            queueType: "Nullable(Float64)",
            type: "Float32",
            convert: (value) => `toFloat32(${value})`,
            canRefuse: false,
          };
    case "boolean":
      return plain("Nullable(Bool)", "Bool");
    case "decimal":
      return cast("Nullable(String)", `Decimal(${wire.precision}, ${wire.scale})`);
    case "unconstrained-decimal":
      return undefined;
    case "text":
    case "json":
    case "interval":
      return plain("Nullable(String)", "String");
    case "enum":
      return plain("Nullable(String)", "LowCardinality(String)");
    case "uuid":
      return {
        queueType: "Nullable(String)",
        type: "UUID",
        convert: (value) => `toUUIDOrNull(${value})`,
        canRefuse: true,
      };
    case "date":
      return {
        queueType: "Nullable(Int64)",
        type: "Date32",
        convert: (value) =>
          `if(${value} BETWEEN ${DAYS_FROM} AND ${DAYS_TO}, addDays(toDate32('1970-01-01'), ${value}), NULL)`,
        canRefuse: true,
      };
    case "timestamp":
      return timestamp(wire.unit);
    case "zoned-timestamp":
      return {
        queueType: "Nullable(String)",
        type: "DateTime64(6, 'UTC')",
        convert: (value) => `parseDateTime64BestEffortOrNull(${value}, 6, 'UTC')`,
        canRefuse: true,
      };
    case "time":
      return plain("Nullable(Int64)", "Int64");
    case "base64":
      return {
        queueType: "Nullable(String)",
        type: "String",
        convert: (value) => `base64Decode(${value})`,
        canRefuse: false,
      };
    case "array":
      return arrayOf(wire.of);
  }
}

function plain(queueType: string, type: string): Reading {
  return { queueType, type, convert: (value) => value, canRefuse: false };
}

function cast(queueType: string, type: string): Reading {
  return {
    queueType,
    type,
    convert: (value) => `accurateCastOrNull(${value}, ${stringLiteral(type)})`,
    canRefuse: true,
  };
}

function timestamp(unit: "milliseconds" | "microseconds"): Reading {
  const [digits, make, scale] = unit === "milliseconds" ? [3, "Milli", "000"] : [6, "Micro", "000000"];
  return {
    queueType: "Nullable(Int64)",
    type: `DateTime64(${digits}, 'UTC')`,
    convert: (value) =>
      `if(${value} BETWEEN -62135596800${scale} AND 253402300799${scale.replaceAll("0", "9")}, ` +
      `fromUnixTimestamp64${make}(assumeNotNull(${value}), 'UTC'), NULL)`,
    canRefuse: true,
  };
}

function arrayOf(wire: Wire): Reading | undefined {
  const element = readingOf(wire);
  if (element === undefined) return undefined;
  return {
    queueType: `Array(${element.queueType})`,
    type: `Array(Nullable(${element.type.replace(/^LowCardinality\((.*)\)$/, "$1")}))`,
    convert: (value) =>
      element.convert("element") === "element" ? value : `arrayMap(element -> ${element.convert("element")}, ${value})`,
    canRefuse: false,
  };
}

/** The type that holds an unconstrained numeric when the author chose one, and the types of an override in general. */
export function overridden(wire: Wire, type: string): Reading {
  const derived = wire.kind === "unconstrained-decimal" ? undefined : readingOf(wire);
  if (derived === undefined)
    return type === "String" ? plain("Nullable(String)", type) : cast("Nullable(String)", type);
  if (derived.type === type) return derived;
  if (holdsAnyText(type) && derived.type === "String") return { ...derived, type };
  if (holdsAnyText(type) && derived.type.startsWith("LowCardinality")) return { ...derived, type };
  if (type === "String" || type === "LowCardinality(String)")
    return { ...derived, type, convert: (value) => `toString(${derived.convert(value)})` };
  const inner = /^LowCardinality\((.*)\)$/.exec(type)?.[1] ?? type;
  const convert = (value: string): string =>
    derived.convert(value) === value || (derived.queueType === "Nullable(String)" && derived.type.startsWith("Decimal"))
      ? `accurateCastOrNull(${value}, ${stringLiteral(inner)})`
      : `accurateCastOrNull(${derived.convert(value)}, ${stringLiteral(inner)})`;
  return { queueType: derived.queueType, type, convert, canRefuse: true };
}

function holdsAnyText(type: string): boolean {
  return type === "String" || type === "LowCardinality(String)";
}
