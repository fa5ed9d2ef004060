import { checked, type Reading } from "./reading.js";

/** The digits of ClickHouse's widest decimal. */
const MOST_DIGITS = 76;

export interface DecimalType {
  readonly precision: number;
  readonly scale: number;
}

/** A source's `numeric(precision, scale)`, whose scale may be negative or above the precision; `undefined`: too wide. */
export function decimalType(precision: number, scale: number): DecimalType | undefined {
  const digits = Math.max(precision - Math.min(scale, 0), scale);
  return digits > MOST_DIGITS ? undefined : { precision: digits, scale: Math.max(scale, 0) };
}

/**
 * Digits read as a decimal. ClickHouse would cut surplus digits of the fraction without a word, so a value with more
 * of them than the type has is refused. `padded`: the source writes all digits of its scale, zeros too.
 */
export function decimalReading({ precision, scale }: DecimalType, padded = true): Reading {
  const type = `Decimal(${precision}, ${scale})`;
  return checked("Nullable(String)", type, (value) => {
    const digits = padded ? value : `trim(TRAILING '0' FROM ${value})`;
    const surplus = `position(${value}, '.') BETWEEN 1 AND length(${digits}) - ${scale + 1}`;
    return `if(${surplus}, NULL, accurateCastOrNull(${value}, '${type}'))`;
  });
}

/** `Decimal(p, s)` as ClickHouse lets it be written. */
export function parseDecimal(type: string): DecimalType | undefined {
  const [, width, first, second] = /^Decimal(32|64|128|256)?\((\d+)(?:, (\d+))?\)$/.exec(type) ?? [];
  if (first === undefined) return undefined;
  if (width !== undefined) return { precision: DIGITS_OF_WIDTH[width] ?? 0, scale: Number(first) };
  return { precision: Number(first), scale: Number(second ?? 0) };
}

const DIGITS_OF_WIDTH: Readonly<Record<string, number>> = { "32": 9, "64": 18, "128": 38, "256": 76 };
