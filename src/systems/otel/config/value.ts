import { environmentVariable } from "../../../compiler/emit/secret-names.js";
import { kindOf, nameOf } from "../../../compiler/model/address.js";
import { isJsonArray, isJsonObject, type Json } from "../../../compiler/model/json.js";
import { isReference, isSecret } from "../../../compiler/model/reference.js";

/** What stands at the end of a way through a config; `undefined` where the way ends before. */
export function valueIn(config: Json | undefined, ...path: readonly string[]): Json | undefined {
  let value: Json | undefined = config;
  for (const option of path) {
    if (!isJsonObject(value) || !Object.hasOwn(value, option)) return undefined;
    value = value[option];
  }
  return value;
}

/** The elements of a list, none where there is no list. */
export function listIn(value: Json | undefined): readonly Json[] {
  return value !== undefined && isJsonArray(value) ? value : [];
}

export function textIn(value: Json | undefined): string | undefined {
  return typeof value === "string" ? value : undefined;
}

/** A value as the collector reads it: secrets by their variables, constants by their names. */
export function written(value: Json): Json {
  if (isSecret(value)) return `\${env:${environmentVariable(value)}}`;
  if (isReference(value)) {
    const name = nameOf(value.$ref);
    return kindOf(value.$ref) === "clickhouse.table" ? name.slice(name.indexOf(".") + 1) : name;
  }
  if (isJsonArray(value)) return value.map(written);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([option, each]) => (each === undefined ? [] : [[option, written(each)]])),
  );
}

/** Every text in a value, with the way to it. */
export function* textsIn(
  value: Json,
  path: readonly (string | number)[] = [],
): Iterable<{ readonly text: string; readonly path: readonly (string | number)[] }> {
  if (typeof value === "string") yield { text: value, path };
  else if (isJsonArray(value)) for (const [index, each] of value.entries()) yield* textsIn(each, [...path, index]);
  else if (isJsonObject(value) && !isReference(value) && !isSecret(value)) {
    for (const [option, each] of Object.entries(value)) if (each !== undefined) yield* textsIn(each, [...path, option]);
  }
}
