import type { Column } from "../../compiler/model/column.js";

/** What a panel can do with a column's values. */
export type ColumnKind = "time" | "number" | "text" | "other";

export function kindOfColumn({ type }: Column): ColumnKind {
  const inner = unwrapped(type);
  if (/^(Date|Date32|DateTime|DateTime64)\b/.test(inner)) return "time";
  if (/^(U?Int\d+|Float\d+|BFloat16|Decimal|Bool)/.test(inner)) return "number";
  // A column that is always NULL may be of any type.
  if (inner === "Nothing") return "number";
  if (/^(String|FixedString|Enum|UUID|IPv[46])/.test(inner)) return "text";
  return "other";
}

/** Without Nullable, LowCardinality and SimpleAggregateFunction around it. */
function unwrapped(type: string): string {
  const found = /^(?:Nullable|LowCardinality|SimpleAggregateFunction)\((?:\w+, )?(.*)\)$/.exec(type);
  return found === null ? type : unwrapped(found[1] ?? "");
}
