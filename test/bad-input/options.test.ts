import { describe, expect, test } from "vitest";
import { z } from "zod";
import type { Json } from "../../src/compiler/model/json.js";
import { systems } from "../../src/registry.js";
import { type OptionPlace, placesIn } from "./options/places.js";
import { inner, sampleOf } from "./options/samples.js";
import { toldOf } from "./options/told.js";

/** Values that are wrong in most places: each type, and of each what is out of most ranges. */
const WRONG: readonly Json[] = [
  ...["", " ", "nonsense value", "a\nb"],
  ...[0, -1, 5, 1.5, 1e30],
  ...[true, false, null],
  ...[[], [null], [1], ["", "a"]],
  ...[{}, { nonsense: 1 }, { a: null }],
  ...[{ $ref: "kafka.other/a.x" }, { $sql: ["a + 1"] }, { $sql: [" "] }, { $secret: "a/b" }],
];

const CODES = ["config/invalid-option", "config/unknown-option", "config/missing-option"];

/** What nobody should read: the library's own words, values without words, and how the loader writes constants down. */
const NOT_OURS =
  /invalid input|expected|received|undefined(?!`, look)|\[object|(?<!["+])nan\b|\$ref|\$sql|\$secret|too (big|small)|`{2}/i;

const kinds = systems.flatMap((system) => system.kinds);

// Whatever a schema takes or not, each kind's own: options that are added are tried without another line here.
describe.each(kinds.map((kind) => ({ kind, name: kind.kind })))("$name refuses at its place", ({ kind }) => {
  const places = placesIn(kind.schema);

  test("what is wrong in an option, with words of its own", { timeout: 120_000 }, () => {
    const wrongly: string[] = [];
    let tried = 0;
    for (const place of places) {
      const beside = toldOf(kind, place.optionsWith(sampleOf(place.schema)));
      const known = new Set(beside.filter(({ at }) => !isIn(place, at?.path)).map((each) => each.detail));
      for (const value of [...WRONG, ...outOfRange(place)]) {
        if (z.safeParse(place.schema, value).success) continue;
        tried++;
        const told = toldOf(kind, place.optionsWith(value)).filter((each) => !known.has(each.detail));
        const isRight =
          told.length > 0 &&
          (typeof value === "object" || told.length === 1) &&
          told.every(({ code, at, detail }) => CODES.includes(code) && isIn(place, at?.path) && !NOT_OURS.test(detail));
        if (isRight) continue;
        const shown = told.map(({ code, at, detail }) => `  ${code} ${at?.path.join(".")} ${detail}`);
        wrongly.push([`${place.path.join(".")} = ${JSON.stringify(value)}`, ...shown].join("\n"));
      }
    }
    expect(wrongly).toEqual([]);
    expect(tried).toBeGreaterThan(places.length);
  });
});

/** Just outside of what a number may be. */
function outOfRange({ schema }: OptionPlace): readonly number[] {
  const known = inner(schema);
  if (!(known instanceof z.ZodNumber)) return [];
  const { minValue, maxValue } = known;
  return [...(minValue === null ? [] : [minValue - 1]), ...(maxValue === null ? [] : [maxValue + 1])];
}

function isIn(place: OptionPlace, path: readonly (string | number)[] | undefined): boolean {
  return path !== undefined && place.path.every((element, index) => path[index] === element);
}
