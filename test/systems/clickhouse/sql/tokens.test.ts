import fc from "fast-check";
import { expect, test } from "vitest";
import { nameIn, significantTokens, tokensOf } from "../../../../src/systems/clickhouse/sql/tokens.js";

const shown = (sql: string): string[] => tokensOf(sql).map((token) => `${token.type} ${token.text}`);

test.each([
  ["a.`b c`", ["word a", "symbol .", "quoted `b c`"]],
  ["'it''s' 'a\\'b'", ["string 'it''s'", "space  ", "string 'a\\'b'"]],
  ["$$a'b$$$t$$$c$t$", ["string $$a'b$$", "string $t$$$c$t$"]],
  ["-- a'\n1", ["comment -- a'", "space \n", "number 1"]],
  ["1--2", ["number 1", "comment --2"]],
  ["/* /* */ ' */x", ["comment /* /* */ ' */", "word x"]],
  ["# a\n#b", ["comment # a", "space \n", "symbol #", "word b"]],
  ["‘x’“y”", ["string ‘x’", "quoted “y”"]],
  ["'open", ["string 'open"]],
  ["é😀", ["symbol é", "symbol 😀"]],
])("%s", (sql, tokens) => {
  expect(shown(sql)).toEqual(tokens);
});

test("nothing of the text is lost, whatever it is", () => {
  const piece = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom("'", "`", '"', "\\", "--", "/*", "*/", "$$", "\n"),
  );
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const sql = pieces.join("");
      expect(
        tokensOf(sql)
          .map((token) => token.text)
          .join(""),
      ).toBe(sql);
    }),
  );
});

test("names", () => {
  const names = significantTokens('a `b``c` "d""e" `f\\`g\\\\` \'h\' 1').map(nameIn);
  expect(names).toEqual(["a", "b`c", 'd"e', "f`g\\", undefined, undefined]);
});
