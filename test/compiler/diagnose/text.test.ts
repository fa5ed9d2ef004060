import colors from "picocolors";
import { describe, expect, test } from "vitest";
import type { LocatedDiagnostic } from "../../../src/compiler/diagnose/located.js";
import { displayWidth } from "../../../src/compiler/diagnose/print/text/cells.js";
import { printText } from "../../../src/compiler/diagnose/print/text.js";
import { diagnostic, location, WARNING } from "./diagnostics.js";

const plain = colors.createColors(false);

function lines(given: Partial<LocatedDiagnostic>, width?: number): readonly string[] {
  const options = width === undefined ? { colors: plain } : { colors: plain, width };
  return printText([diagnostic(given)], options).split("\n");
}

test("an error, a warning without a place, and their number", () => {
  expect(printText([diagnostic(), WARNING], { colors: plain })).toBe(`\
error  clickhouse/unknown-column  ORDER BY names a column that is not there
  pipeline.config.ts:24:13
     24 │   orderBy: ["idd"],
        │             ^^^^^
  analytics.orders has no column \`idd\`. Did you mean \`id\`?
  explain: headrace explain clickhouse/unknown-column

warning  resolve/unreached  A resource is listed nowhere
  postgres.table/a
  postgres.table/a is not reached, 100%: list it,
  or remove it.
  explain: headrace explain resolve/unreached

1 error, 1 warning
`);
  expect(printText([], { colors: plain })).toBe("");
});

test("details are wrapped, related places shown", () => {
  const related = [{ note: "its columns are declared here", location: location("const columns = {};", 3, 7, 7) }];
  const detail = `${"several words ".repeat(8)}end.\n\n  SELECT 1`;
  expect(lines({ detail, related }, 60)).toEqual([
    "error  clickhouse/unknown-column  ORDER BY names a column",
    "  that is not there",
    "  pipeline.config.ts:24:13",
    '     24 │   orderBy: ["idd"],',
    "        │             ^^^^^",
    "  several words several words several words several words",
    "  several words several words several words several words",
    "  end.",
    "",
    "    SELECT 1",
    "  pipeline.config.ts:3:7  its columns are declared here",
    "      3 │ const columns = {};",
    "        │       -------",
    "  explain: headrace explain clickhouse/unknown-column",
    "",
    "1 error",
    "",
  ]);
});

describe("the underline fits", () => {
  function shown(source: string | undefined, column: number, length: number, width = 80): readonly string[] {
    const all = lines({ location: location(source, 1, column, length) }, width);
    return all.filter((line) => line.includes("│"));
  }

  test("below tabs, wide characters and emoji", () => {
    expect(shown('\tname: "x",', 8, 3)).toEqual(['      1 │     name: "x",', "        │           ^^^"]);
    expect(shown('a: "表😀", é: "x"', 16, 1)).toEqual(['      1 │ a: "表😀", é: "x"', "        │                 ^"]);
    expect(shown('k: "表表"', 4, 4)).toEqual(['      1 │ k: "表表"', "        │    ^^^^^^"]);
    expect(shown("a\u001b[31mb", 7, 1)).toEqual(["      1 │ a\uFFFD[31mb", "        │       ^"]);
  });

  test("at the end of a line, on an empty one, and without the line", () => {
    expect(shown("abc", 4, 1)).toEqual(["      1 │ abc", "        │    ^"]);
    expect(shown("", 1, 1)).toEqual(["      1 │", "        │ ^"]);
    expect(shown(undefined, 1, 1)).toEqual([]);
  });

  test("in lines that are clipped around it", () => {
    const long = `${"a".repeat(100)}"idd"${"b".repeat(100)}`;
    expect(shown(long, 101, 5, 60)).toEqual([
      '      1 │ …aaaaaaaaaaaaaaaa"idd"bbbbbbbbbbbbbbbbbbbbbbbbbbb…',
      "        │                  ^^^^^",
    ]);
    expect(shown(long, 1, 3, 40)[0]).toBe(`      1 │ ${"a".repeat(29)}…`);
    expect(shown(long, 205, 1, 40)).toEqual([`      1 │ …${"b".repeat(28)}`, `        │ ${" ".repeat(28)}^`]);
    for (let column = 1; column <= long.length; column += 7) {
      for (const each of shown(`${long}表`, column, 40, 60)) expect(displayWidth(each)).toBeLessThanOrEqual(60);
    }
  });
});

test("with colours", () => {
  const shown = printText([diagnostic()], { colors: colors.createColors(true) });
  expect(shown).toContain("\u001b[31m^^^^^\u001b[39m");
  expect(shown).toContain("\u001b[1m\u001b[31merror\u001b[39m\u001b[22m");
});
