import { expect, test } from "vitest";
import { parseColumnDefinition } from "../../../src/systems/postgres/types/parse.js";
import { toastableColumns } from "../../../src/systems/postgres/types/toast.js";

function toastable(columns: Readonly<Record<string, string>>): readonly string[] {
  const definitions = Object.entries(columns).map(([name, text]) => {
    const parsed = parseColumnDefinition(text);
    if (!parsed.ok) throw new Error(parsed.reason);
    return [name, parsed.definition] as const;
  });
  return toastableColumns(new Map(definitions));
}

test("in a row that can be long, what is short stays in it", () => {
  expect(toastable({ id: "bigint", amount: "numeric(12,2)", code: "char(2)", method: "text" })).toEqual(["method"]);
});

test("a row that is never long keeps everything", () => {
  expect(toastable({ id: "integer", title: "varchar(400)", price: "numeric(30,10)" })).toEqual([]);
});
