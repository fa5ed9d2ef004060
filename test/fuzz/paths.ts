import type { Json, JsonObject } from "../../src/compiler/model/json.js";

export type Path = readonly (string | number)[];

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What the loader makes of a constant, a secret or SQL: one value, whatever stands in it. */
function isWhole(value: JsonObject): boolean {
  return ["$ref", "$secret", "$sql", "$literal"].some((key) => key in value);
}

/** An object of options, whose keys are the author's. */
export function isPlain(value: Json | undefined): boolean {
  return isObject(value) && !isWhole(value);
}

/** Every path into a value, parents before children. */
export function pathsIn(value: Json, at: Path = []): readonly Path[] {
  const own = at.length === 0 ? [] : [at];
  if (Array.isArray(value)) return [...own, ...value.flatMap((each, index) => pathsIn(each, [...at, index]))];
  if (!isObject(value) || isWhole(value)) return own;
  return [...own, ...Object.entries(value).flatMap(([key, each]) => pathsIn(each, [...at, key]))];
}

export function valueAt(value: Json, path: Path): Json | undefined {
  let found: Json | undefined = value;
  for (const step of path) {
    if (Array.isArray(found)) found = found[Number(step)];
    else if (isObject(found)) found = found[String(step)];
    else return undefined;
  }
  return found;
}

export function replaced(value: Json, path: Path, by: Json): Json {
  const [step, ...rest] = path;
  if (step === undefined) return by;
  if (Array.isArray(value))
    return value.map((each, index) => (index === Number(step) ? replaced(each, rest, by) : each));
  if (!isObject(value)) return value;
  return { ...value, [String(step)]: replaced(value[String(step)] ?? null, rest, by) };
}

export function withoutPath(value: Json, path: Path): Json {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  if (Array.isArray(value)) {
    return rest.length === 0
      ? value.filter((_, index) => index !== Number(step))
      : value.map((each, index) => (index === Number(step) ? withoutPath(each, rest) : each));
  }
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, each]) =>
      key !== String(step) ? [[key, each]] : rest.length === 0 ? [] : [[key, withoutPath(each, rest)]],
    ),
  );
}
