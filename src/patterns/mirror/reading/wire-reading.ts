import type { Wire } from "../../../compiler/model/stream.js";
import { decimalReading, decimalType } from "./decimal.js";
import { intervalValue } from "./interval.js";
import { dayReading, momentReading, zonedMoment } from "./moment.js";
import { arrayReading, cast, checked, plain, type Reading } from "./reading.js";

/** What a column is read as when nothing else is said. `undefined`: only a decision of the author's can tell. */
export function readingOf(wire: Wire): Reading | undefined {
  switch (wire.kind) {
    case "integer":
      return wire.bits === 64 ? plain("Nullable(Int64)", "Int64") : cast("Nullable(Int64)", `Int${wire.bits}`);
    case "float":
      return wire.bits === 64
        ? plain("Nullable(Float64)", "Float64")
        : { queueType: "Nullable(Float64)", type: "Float32", convert: (value) => `toFloat32(${value})` };
    case "boolean":
      return plain("Nullable(Bool)", "Bool");
    case "decimal": {
      const type = decimalType(wire.precision, wire.scale);
      return type === undefined ? undefined : decimalReading(type);
    }
    case "unconstrained-decimal":
      return undefined;
    case "text":
    case "json":
      return plain("Nullable(String)", "String");
    case "interval":
      return { ...plain("Nullable(String)", "String"), convert: intervalValue };
    case "enum":
      return plain("Nullable(String)", "LowCardinality(String)");
    case "uuid":
      return checked("Nullable(String)", "UUID", (value) => `toUUIDOrNull(${value})`);
    case "date":
      return dayReading("Date32", -719_162, 2_932_896);
    case "timestamp":
      return momentReading(wire.unit);
    case "zoned-timestamp":
      return checked("Nullable(String)", "DateTime64(6, 'UTC')", zonedMoment);
    case "time":
      return plain("Nullable(Int64)", "Int64");
    case "base64":
      return checked("Nullable(String)", "String", decodedBytes);
    case "array":
      return arrayReading(readingOf(wire.of));
  }
}

/** `tryBase64Decode` gives an empty text for what is no base64, as for the empty text itself. */
function decodedBytes(value: string): string {
  return `if(${value} = '', '', nullIf(tryBase64Decode(${value}), ''))`;
}
