import { z } from "zod";
import { isJsonObject, type Json } from "../../../src/compiler/model/json.js";
import { inner, objectOf, sampleOf } from "./samples.js";

/** A place in the options of a kind: the way there, its schema, and options that have some value there. */
export interface OptionPlace {
  readonly path: readonly (string | number)[];
  readonly schema: z.core.$ZodType;
  readonly optionsWith: (value: Json) => Json;
}

/** Every place in a value that a schema takes, at every depth; of a choice those of each of its members. */
export function placesIn(schema: z.core.$ZodType): readonly OptionPlace[] {
  const known = inner(schema);
  if (known instanceof z.ZodObject) {
    return Object.entries(known.shape).flatMap(([option, each]) => below(each, option, objectOf(known, option)));
  }
  if (known instanceof z.ZodRecord) return below(known.valueType, String(sampleOf(known.keyType)), {});
  if (known instanceof z.ZodArray) {
    return below(known.element, 0, {}).map((place) => ({
      ...place,
      optionsWith: (value) => [elementOf(place, value)],
    }));
  }
  if (known instanceof z.ZodUnion) return known.options.flatMap((each) => placesIn(each));
  return [];
}

function below(
  schema: z.core.$ZodType,
  option: string | number,
  beside: Readonly<Record<string, Json>>,
): OptionPlace[] {
  const itself: OptionPlace = { path: [option], schema, optionsWith: (value) => ({ ...beside, [option]: value }) };
  const deeper = placesIn(schema).map((each) => ({
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
