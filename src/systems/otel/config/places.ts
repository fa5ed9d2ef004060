import { isJsonArray, isJsonObject, type Json } from "../../../compiler/model/json.js";
import { isReference, isSecret } from "../../../compiler/model/reference.js";

/** A value in a config, and the way to it. */
export interface Placed {
  readonly value: Json;
  readonly path: readonly (string | number)[];
}

/** What stands at the ends of all ways of a pattern; `*` is any option, or any element of a list. */
export function placesOf(
  config: Json | undefined,
  [first, ...rest]: readonly string[],
  path: readonly (string | number)[] = [],
): readonly Placed[] {
  if (config === undefined || config === null) return [];
  if (first === undefined) return [{ value: config, path }];
  if (isJsonArray(config))
    return first === "*" ? config.flatMap((each, index) => placesOf(each, rest, [...path, index])) : [];
  if (!isJsonObject(config) || isSecret(config) || isReference(config)) return [];
  const options = first === "*" ? Object.keys(config) : Object.hasOwn(config, first) ? [first] : [];
  return options.flatMap((option) => placesOf(config[option], rest, [...path, option]));
}

/** Every object of this name, at whatever depth. */
export function* named(config: Json, name: string, path: readonly (string | number)[] = []): Iterable<Placed> {
  if (isJsonArray(config)) for (const [index, each] of config.entries()) yield* named(each, name, [...path, index]);
  else if (isJsonObject(config) && !isSecret(config) && !isReference(config)) {
    for (const [option, value] of Object.entries(config)) {
      if (value === undefined) continue;
      if (option === name) yield { value, path: [...path, option] };
      yield* named(value, name, [...path, option]);
    }
  }
}
