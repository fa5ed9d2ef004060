import { z } from "zod";
import { isJsonObject, type Json } from "../../../src/compiler/model/json.js";
import { inner, objectOf, sampleOf } from "./samples.js";

/** A place in the options of a kind: the way there, its schema, and options that have some value there. */
export interface OptionPlace {
  readonly path: readonly (string | number)[];
  readonly schema: z.core.$ZodType;
  readonly optionsWith: (value: Json) => Json;
}

/**
 * Every place in a value that a schema takes, at every depth; of a choice those of each of its members.
 * What stands in several places, or in itself as a route does, is gone into once.
 */
export function placesIn(schema: z.core.$ZodType, seen: Set<z.core.$ZodType> = new Set()): readonly OptionPlace[] {
  const known = inner(schema);
  if (seen.has(known)) return [];
  seen.add(known);
  if (known instanceof z.ZodObject) {
    return Object.entries(known.shape).flatMap(([option, each]) =>
      // A `$` stands before what the defining functions add.
      option.startsWith("$") ? [] : below(each, option, objectOf(known, option), seen),
    );
  }
  if (known instanceof z.ZodRecord) return below(known.valueType, String(sampleOf(known.keyType)), {}, seen);
  if (known instanceof z.ZodArray) {
    return below(known.element, 0, {}, seen).map((place) => ({
      ...place,
      optionsWith: (value) => [elementOf(place, value)],
    }));
  }
  if (known instanceof z.ZodUnion) return known.options.flatMap((each) => placesIn(each, seen));
  return [];
}

function below(
  schema: z.core.$ZodType,
  option: string | number,
  beside: Readonly<Record<string, Json>>,
  seen: Set<z.core.$ZodType>,
): OptionPlace[] {
  const itself: OptionPlace = { path: [option], schema, optionsWith: (value) => ({ ...beside, [option]: value }) };
  const deeper = placesIn(schema, seen).map((each) => ({
    path: [option, ...each.path],
    schema: each.schema,
    optionsWith: (value: Json) => ({ ...beside, [option]: each.optionsWith(value) }),
  }));
  return [itself, ...deeper];
}

function elementOf(place: OptionPlace, value: Json): Json {
  const whole = place.optionsWith(value);
  return isJsonObject(whole) ? (whole[0] ?? null) : null;
}
