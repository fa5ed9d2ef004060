import { stringLiteral } from "../../../systems/clickhouse/public.js";
import { checked, type Reading } from "./reading.js";

type Unit = "milliseconds" | "microseconds";

const DIGITS: Readonly<Record<Unit, number>> = { milliseconds: 3, microseconds: 6 };

/** A clock's time without a zone. Years 1 to 9999; infinity and what is beyond are far outside, whatever their unit. */
export function momentReading(unit: Unit): Reading {
  return checked("Nullable(Int64)", `DateTime64(${DIGITS[unit]}, 'UTC')`, (value) => {
    const zeros = "0".repeat(DIGITS[unit]);
    const within = `${value} BETWEEN -62135596800${zeros} AND 253402300799${zeros.replaceAll("0", "9")}`;
    const make = unit === "milliseconds" ? "fromUnixTimestamp64Milli" : "fromUnixTimestamp64Micro";
    return `if(${within}, ${make}(assumeNotNull(${value}), 'UTC'), NULL)`;
  });
}

/** An instant in ISO 8601; years outside 1 to 9999 have a sign and are refused. */
export function zonedMoment(value: string): string {
  return `parseDateTime64BestEffortOrNull(${value}, 6, 'UTC')`;
}

/** Days since 1970-01-01 within a type's range: beyond it the arithmetic would wrap. */
export function dayReading(type: "Date" | "Date32", from: number, to: number): Reading {
  return checked(
    "Nullable(Int64)",
    type,
    (value) => `if(${value} BETWEEN ${from} AND ${to}, addDays(to${type}('1970-01-01'), ${value}), NULL)`,
  );
}

export interface MomentType {
  readonly name: "DateTime" | "DateTime64";
  /** Digits of the fraction. */
  readonly digits: number;
  readonly zone: string | undefined;
}

/** `DateTime`, `DateTime('UTC')`, `DateTime64(3)`, `DateTime64(3, 'Europe/Berlin')`. */
export function parseMoment(type: string): MomentType | undefined {
  const short = /^DateTime(?:\('([\w/+-]+)'\))?$/.exec(type);
  if (short !== null) return { name: "DateTime", digits: 0, zone: short[1] };
  const long = /^DateTime64\((\d)(?:, '([\w/+-]+)')?\)$/.exec(type);
  return long === null ? undefined : { name: "DateTime64", digits: Number(long[1]), zone: long[2] };
}

/** A moment as a type of less range or precision: what is outside its range is refused, digits are cut. */
export function narrowedMoment(moment: Reading, type: string, target: MomentType): Reading {
  const zone = target.zone === undefined ? "" : `, ${stringLiteral(target.zone)}`;
  return checked(moment.queueType, type, (value) => {
    const whole = moment.convert(value);
    if (target.name === "DateTime64") return `toDateTime64(${whole}, ${target.digits}${zone})`;
    return `if(${whole} >= '1970-01-01 00:00:00' AND ${whole} < '2106-02-07 06:28:16', toDateTime(${whole}${zone}), NULL)`;
  });
}
