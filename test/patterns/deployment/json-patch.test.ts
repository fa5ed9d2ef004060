import fc from "fast-check";
import { expect, test } from "vitest";
import type { Json, JsonObject } from "../../../src/compiler/model/json.js";
import { type Step, stepsBetween } from "../../../src/patterns/deployment/emit/json-patch.js";
import { merged } from "../../../src/patterns/deployment/patches.js";

/** RFC 6902, as whoever applies an overlay reads it. */
function applied(value: JsonObject, steps: readonly Step[]): unknown {
  const root: unknown = JSON.parse(JSON.stringify(value));
  for (const { op, path, value: to } of steps) {
    const way = path
      .slice(1)
      .split("/")
      .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
    const last = way.pop() ?? "";
    const holder = way.reduce<object>((found, step) => Reflect.get(found, step), root as object);
    if (op === "remove") Reflect.deleteProperty(holder, last);
    else Object.defineProperty(holder, last, { value: to, enumerable: true, writable: true, configurable: true });
  }
  return root;
}

const key = fc.constantFrom("a", "b", "c/d", "e~f", "g~1");
const { object } = fc.letrec<{ value: Json; object: JsonObject }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.integer(),
    fc.string(),
    fc.boolean(),
    fc.array(tie("value"), { maxLength: 3 }),
    tie("object"),
  ),
  object: fc.dictionary(key, tie("value"), { maxKeys: 4, noNullPrototype: true }),
}));

test("the steps between two objects make one of the other", () => {
  fc.assert(
    fc.property(object, object, (before, after) => {
      expect(applied(before, stepsBetween(before, after))).toEqual(after);
      expect(stepsBetween(before, before)).toEqual([]);
    }),
  );
});

test("a merge patch merges objects, replaces lists, and takes out what is null", () => {
  const before = { a: 1, b: { c: [1, 2], d: 2 }, e: "x" };
  expect(merged(before, { b: { c: [3], d: null }, f: { g: null, h: 1 } })).toEqual({
    a: 1,
    b: { c: [3] },
    e: "x",
    f: { h: 1 },
  });
});
