import { element, type ReadColumn, storedType } from "./columns.js";
import type { EventField } from "./event-queue.js";

/** A column of `row`, in which the consumer hands on the new row converted: once, for the rows and the dead letters. */
export interface ConvertedField extends EventField {
  readonly convert: (value: string) => string;
}

function isConverted({ reading }: ReadColumn): boolean {
  return reading.convert("value") !== "value";
}

export function convertedFields(columns: readonly ReadColumn[]): readonly ConvertedField[] {
  return columns.filter(isConverted).map(({ name, reading }) => {
    const type = storedType({ nullable: !reading.type.startsWith("Array("), type: reading.type });
    return { name, type, convert: reading.convert };
  });
}

/** The column's new value as the column's own type, NULL where it can't be represented. */
export function converted(column: ReadColumn, event: string): string {
  return element(`${event}.${isConverted(column) ? "row" : "after"}`, column.name);
}
