import type { Rule } from "../../../compiler/model/rule.js";
import { tableSettings } from "./table-settings.js";

const table = (value: string): string => `const events = clickhouse.table("analytics.events", {
  columns: { id: "UInt64" },
  orderBy: ["id"],
  settings: { index_granularity: ${value} },
});

const listed = [events];
`;

export const settingType: Rule = {
  code: "clickhouse/setting-type",
  severity: "error",
  summary: "A table's setting has a value of the wrong type",
  why: "ClickHouse refuses the value, or reads another one than was meant.",
  mend: "Give a value of the type that the message names.",
  failing: table(`"many"`),
  passing: table("4096"),
  *check(pipeline) {
    for (const { resource, name, value, known, at } of tableSettings(pipeline)) {
      const wanted = known === undefined ? undefined : wantedInstead(known[0] ?? "", value);
      if (wanted === undefined) continue;
      yield { detail: `\`${name}\` must be ${wanted}, not \`${value}\`.`, at, resource: resource.address };
    }
  },
};

/** What a value of this type must be, when this is none. A type that is not numbers or truths is not judged here. */
function wantedInstead(type: string, value: string | number | boolean): string | undefined {
  switch (type) {
    case "UInt64":
    case "UInt32":
    case "NonZeroUInt64": {
      const least = type === "NonZeroUInt64" ? 1 : 0;
      const fits = typeof value === "number" ? Number.isInteger(value) && value >= least : isNumber(value, /^\+?\d+$/);
      return fits ? undefined : `a whole number from ${least}`;
    }
    case "Int64":
    case "Int32":
      return isNumber(value, /^[+-]?\d+$/) ? undefined : "a whole number";
    case "Float":
    case "Double":
    case "Seconds":
    case "Milliseconds":
      return isNumber(value, /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i) ? undefined : "a number";
    case "Bool":
      return /^(true|false|0|1)$/i.test(String(value)) ? undefined : "true or false";
    default:
      return undefined;
  }
}

/** Numbers may be written as texts; `true` is read as 1. */
function isNumber(value: string | number | boolean, pattern: RegExp): boolean {
  return typeof value === "boolean" || pattern.test(String(value));
}
