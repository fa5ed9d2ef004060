/** A type as its name and what stands in its parentheses: `Decimal(18, 4)`. Aliases are what they stand for. */
export interface ColumnType {
  readonly name: string;
  readonly args: readonly string[];
}

const ALIASES: Readonly<Record<string, string>> = {
  BIGINT: "Int64",
  BLOB: "String",
  BOOLEAN: "Bool",
  CHAR: "String",
  DOUBLE: "Float64",
  FLOAT: "Float32",
  INT: "Int32",
  INTEGER: "Int32",
  REAL: "Float32",
  SMALLINT: "Int16",
  TEXT: "String",
  TIMESTAMP: "DateTime",
  TINYINT: "Int8",
  VARCHAR: "String",
};
const DECIMAL_DIGITS: Readonly<Record<string, string>> = {
  Decimal32: "9",
  Decimal64: "18",
  Decimal128: "38",
  Decimal256: "76",
};

export function parseType(written: string): ColumnType {
  const found = /^\s*(\w+)\s*(?:\((.*)\))?\s*$/s.exec(written);
  const name = found?.[1] ?? written.trim();
  const args = found?.[2] === undefined ? [] : splitArguments(found[2]);
  const digits = DECIMAL_DIGITS[name];
  if (digits !== undefined) return { name: "Decimal", args: [digits, args[0] ?? "0"] };
  if (/^(decimal|dec|numeric)$/i.test(name)) return { name: "Decimal", args: [args[0] ?? "10", args[1] ?? "0"] };
  const alias = ALIASES[name.toUpperCase()];
  return alias === undefined ? { name, args } : { name: alias, args: [] };
}

/** A type without what does not change its values: LowCardinality, and the function of a SimpleAggregateFunction. */
export function bareType(written: string): { readonly type: ColumnType; readonly isNullable: boolean } {
  let type = parseType(written);
  let isNullable = false;
  for (;;) {
    if (type.name === "Nullable") isNullable = true;
    const inner = type.name === "SimpleAggregateFunction" ? type.args[1] : type.args[0];
    if (!["Nullable", "LowCardinality", "SimpleAggregateFunction"].includes(type.name) || inner === undefined)
      return { type, isNullable };
    type = parseType(inner);
  }
}

function splitArguments(text: string): readonly string[] {
  const found: string[] = [];
  let depth = 0;
  let isQuoted = false;
  let start = 0;
  for (let index = 0; index < text.length; index++) {
    const sign = text[index];
    if (sign === "'" && text[index - 1] !== "\\") isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if (sign === "(") depth++;
    else if (sign === ")") depth--;
    else if (sign === "," && depth === 0) {
      found.push(text.slice(start, index).trim());
      start = index + 1;
    }
  }
  const last = text.slice(start).trim();
  return last === "" && found.length === 0 ? [] : [...found, last];
}
