import { stringLiteral } from "../../../systems/clickhouse/public.js";

/**
 * How a value is read from an event: as a type that cannot fail (the queue's), then converted to the column's own
 * type, NULL where it cannot be represented. So a bad value costs its column, never its row or its message.
 */
export interface Reading {
  /** The type in the queue. */
  readonly queueType: string;
  /** The column's type, without Nullable. */
  readonly type: string;
  /** From an expression of the queue's type to the column's type; NULL when it can't be represented. Never throws. */
  readonly convert: (value: string) => string;
  /** The condition under which a value, here with what it converts to, is refused; absent where every value can be represented. */
  readonly refused?: ((value: string, converted: string) => string) | undefined;
}

export function plain(queueType: string, type: string): Reading {
  return { queueType, type, convert: (value) => value };
}

/** A conversion that gives NULL for what it refuses. */
export function checked(queueType: string, type: string, convert: (value: string) => string): Reading {
  return { queueType, type, convert, refused: (value, converted) => `isNotNull(${value}) AND isNull(${converted})` };
}

export function cast(queueType: string, type: string): Reading {
  return checked(queueType, type, (value) => `accurateCastOrNull(${value}, ${stringLiteral(type)})`);
}

/** An array of what each element is read as; a refused element is NULL. */
export function arrayReading(element: Reading | undefined): Reading | undefined {
  if (element === undefined) return undefined;
  const { refused } = element;
  return {
    queueType: `Array(${element.queueType})`,
    type: `Array(Nullable(${element.type.replace(/^LowCardinality\((.*)\)$/, "$1")}))`,
    convert: (value) =>
      element.convert("element") === "element" ? value : `arrayMap(element -> ${element.convert("element")}, ${value})`,
    refused:
      refused === undefined
        ? undefined
        : (value) => `arrayExists(element -> ${refused("element", element.convert("element"))}, ${value})`,
  };
}
