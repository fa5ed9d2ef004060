import { isJsonArray, isJsonObject, type Json, type JsonObject } from "../../../compiler/model/json.js";

/** One step of a JSON patch (RFC 6902). */
export interface Step extends JsonObject {
  readonly op: "add" | "remove" | "replace";
  readonly path: string;
}

/** The steps that make one value of another. Lists are gone through element by element where they are as long. */
export function stepsBetween(before: JsonObject, after: JsonObject, path = ""): readonly Step[] {
  const steps: Step[] = [];
  for (const key of Object.keys(before))
    if (after[key] === undefined) steps.push({ op: "remove", path: `${path}/${escaped(key)}` });
  for (const [key, value] of Object.entries(after)) {
    const own = `${path}/${escaped(key)}`;
    const old = before[key];
    if (old === undefined) steps.push({ op: "add", path: own, value });
    else steps.push(...between(old, value, own));
  }
  return steps;
}

function between(before: Json, after: Json, path: string): readonly Step[] {
  if (isJsonObject(before) && isJsonObject(after)) return stepsBetween(before, after, path);
  if (isJsonArray(before) && isJsonArray(after) && before.length === after.length) {
    return after.flatMap((value, index) => between(before[index] ?? null, value, `${path}/${index}`));
  }
  return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ op: "replace", path, value: after }];
}

function escaped(key: string): string {
  return key.replaceAll("~", "~0").replaceAll("/", "~1");
}
