import fc from "fast-check";
import { expect, test } from "vitest";
import { fileName } from "../../../src/compiler/emit/file-name.js";

test.each([
  ["orders", "orders"],
  ["Orders-v2_x.1", "Orders-v2_x.1"],
  ["a b", "a%20b"],
  ["a/b\\c", "a%2Fb%5Cc"],
  [".", "%2E"],
  ["..", "%2E%2E"],
  ["...x", "...x"],
  [".hidden", ".hidden"],
  ["%20", "%2520"],
  ["Größe注文", "Größe注文"],
  ["o\u0308", "o%CC%88"],
  ["😀", "%F0%9F%98%80"],
  ["a\0b\nc", "a%00b%0Ac"],
  ["$(rm)`'\"*?", "%24%28rm%29%60%27%22%2A%3F"],
  ["", ""],
])("%j is %s", (name, file) => {
  expect(fileName(name)).toBe(file);
});

test("long names are cut, and stay apart", () => {
  const long = "x".repeat(255);
  expect(fileName(long)).toBe(`${"x".repeat(183)}-d22609da3ae3956c`);
  expect(fileName(`${long}y`)).not.toBe(fileName(`${long}z`));
  expect(fileName("x".repeat(200))).toBe("x".repeat(200));
});

test("every name is one component that every file system takes, and no two are one", () => {
  const name = fc.oneof(fc.string({ unit: "grapheme", maxLength: 300 }), fc.string({ unit: "binary" }));
  fc.assert(
    fc.property(name, name, (one, other) => {
      const file = fileName(one);
      expect(Buffer.byteLength(file)).toBeLessThanOrEqual(200);
      expect(file).toMatch(/^[\p{L}\p{N}_.%-]*$/u);
      expect(file).not.toMatch(/^\.+$/);
      if (Buffer.from(one).toString() !== Buffer.from(other).toString()) expect(file).not.toBe(fileName(other));
    }),
    { numRuns: 500 },
  );
});
