export type JsonValue = null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** One row by column name. Integers of 64 bits and more, decimals, NaN and infinities are strings. */
export type Row = Readonly<Record<string, JsonValue>>;

/** Reads JSONEachRow; undefined where the text is something else. */
export function parseRows(text: string): readonly Row[] | undefined {
  // Behind the last line break the embedded engine can leave digits of a float: rows end with theirs.
  const lines = text.slice(0, text.lastIndexOf("\n") + 1).trimEnd();
  if (lines === "") return [];
  let rows: JsonValue;
  try {
    rows = JSON.parse(`[${lines.replaceAll("\n", ",")}]`);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
  return Array.isArray(rows) && rows.every(isRow) ? rows : undefined;
}

function isRow(value: JsonValue): value is Row {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
