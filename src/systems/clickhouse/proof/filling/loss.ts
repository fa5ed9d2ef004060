import { bareType, type ColumnType } from "../../sql/column-type.js";

/** What becomes of a value that is written into a column of another type, without a CAST that says so. */
export interface Loss {
  /** Ordinary values are changed, or stop what inserts them; else only rare ones are. */
  readonly isCommon: boolean;
  /** As the rest of a sentence: "which …". */
  readonly what: string;
  /** A call that says in the query what is meant. */
  readonly call: string;
}

const common = (what: string, call: string): Loss => ({ isCommon: true, what, call });
const rare = (what: string, call: string): Loss => ({ isCommon: false, what, call });

/**
 * What is lost where values of one type go into a column of another; `undefined` where nothing is, or it can't be told.
 * `refusesNull`: a NULL is refused where there can be none, instead of becoming the type's default.
 */
export function lossOf(from: string, to: string, refusesNull: boolean): Loss | undefined {
  const source = bareType(from);
  const target = bareType(to);
  if (source.type.name === "Array" && target.type.name === "Array")
    return lossOf(source.type.args[0] ?? "", target.type.args[0] ?? "", true);
  if (source.type.name === "Nothing") return undefined;
  const changed = lossBetween(source.type, target.type, to);
  if (changed?.isCommon !== true && refusesNull && source.isNullable && !holdsNull(target))
    return common(
      "has no NULL: the first one is refused, and the rows that are inserted with it are lost or come for ever",
      "ifNull(…, …)",
    );
  return changed;
}

function holdsNull(target: { readonly type: ColumnType; readonly isNullable: boolean }): boolean {
  return target.isNullable || ["Variant", "Dynamic", "JSON", "AggregateFunction"].includes(target.type.name);
}

function lossBetween(from: ColumnType, to: ColumnType, written: string): Loss | undefined {
  const cast = `CAST(…, '${written}')`;
  if (from.name === "String") return fromText(to, written);
  if (isTime(from)) return fromTime(from, to, cast);
  const number = numberOf(from);
  const target = numberOf(to);
  if (number === undefined || target === undefined) return undefined;
  if (target.kind === "float") return undefined;
  if (number.kind === "float")
    return target.kind === "integer" ? rare("has no fraction: it is cut off", `to${to.name}(round(…))`) : undefined;
  if (number.scale > target.scale)
    return common(
      target.scale === 0
        ? "has no fraction: it is cut off"
        : `has ${target.scale} digits of a fraction: the others are cut off`,
      `round(…, ${target.scale})`,
    );
  if (number.whole <= target.whole || target.digits >= AMPLE) return undefined;
  return target.kind === "integer"
    ? rare("is smaller: a value beyond it becomes another, without a word", cast)
    : rare("has fewer digits: a value beyond it is refused", cast);
}

/** What a text is read as; of Enum and FixedString the author knows which texts there are. */
function fromText(to: ColumnType, written: string): Loss | undefined {
  if (numberOf(to) === undefined && !isTime(to) && to.name !== "UUID") return undefined;
  return common(
    "is read from a text: the first that is none is refused, and the rows that are inserted with it",
    `accurateCastOrNull(…, '${written}')`,
  );
}

function fromTime(from: ColumnType, to: ColumnType, cast: string): Loss | undefined {
  const number = numberOf(to);
  if (number !== undefined) {
    const is = from.name.startsWith("DateTime") ? "a point in time becomes its seconds" : "a day becomes its number";
    return common(`is no date: ${is} since 1970`, from.name.startsWith("DateTime") ? "toUnixTimestamp(…)" : cast);
  }
  if (!isTime(to)) return undefined;
  if (from.name.startsWith("DateTime") && to.name.startsWith("Date") && !to.name.startsWith("DateTime"))
    return rare("has no time of the day: it is cut off", `to${to.name}(…)`);
  const digits = fractionOf(to);
  if (from.name.startsWith("DateTime") && fractionOf(from) > digits)
    return rare(digits === 0 ? "has no fractions of seconds: they are cut off" : "has less precision", cast);
  return undefined;
}

function isTime({ name }: ColumnType): boolean {
  return ["Date", "Date32", "DateTime", "DateTime64"].includes(name);
}

function fractionOf({ name, args }: ColumnType): number {
  return name === "DateTime64" ? Number(args[0] ?? 3) : 0;
}

/** A sum of decimals has 38 digits, whatever was summed: whoever keeps it with these has thought of it. */
const AMPLE = 18;

type Numbered =
  | { readonly kind: "float" }
  /** `whole`: how much it can hold before the point, in bits; a sign is not counted. */
  | { readonly kind: "integer" | "decimal"; readonly whole: number; readonly scale: number; readonly digits: number };

function numberOf({ name, args }: ColumnType): Numbered | undefined {
  const integer = /^U?Int(8|16|32|64|128|256)$/.exec(name)?.[1];
  if (integer !== undefined) return { kind: "integer", whole: Number(integer), scale: 0, digits: 0 };
  if (/^B?Float\d+$/.test(name)) return { kind: "float" };
  if (name !== "Decimal") return undefined;
  const [digits, scale] = [Number(args[0]), Number(args[1])];
  return { kind: "decimal", whole: (digits - scale) * Math.log2(10), scale, digits };
}
