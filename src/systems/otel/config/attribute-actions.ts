import type { Json, JsonObject } from "../../../compiler/model/json.js";
import { placesOf } from "./places.js";
import { textIn, valueIn } from "./value.js";

interface Told {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

const SOURCES = ["value", "from_attribute", "from_context"];

/** Actions of the processors `attributes` and `resource` that lack what they need, or have what they don't use. */
export function* actionProblems(config: JsonObject, list: string): Iterable<Told> {
  for (const { value: action, path } of placesOf(config, [list, "*"])) {
    const kind = textIn(valueIn(action, "action"))?.toLowerCase() ?? "";
    const has = (option: string): boolean => isSaid(valueIn(action, option));
    const given = SOURCES.filter(has);
    const [, second] = given;
    if (!has("key") && !((kind === "delete" || kind === "hash") && has("pattern")))
      yield { path, message: "must have a `key`" };
    switch (kind) {
      case "insert":
      case "update":
      case "upsert":
        if (given.length === 0 && !has("default_value"))
          yield { path, message: "must have a `value`, `from_attribute` or `from_context`" };
        if (second !== undefined) yield { path: [...path, second], message: `must not stand beside \`${given[0]}\`` };
        yield* unused(path, kind, ["pattern", "converted_type"].filter(has));
        break;
      case "delete":
      case "hash":
        yield* unused(path, kind, ["value", "from_attribute", "converted_type"].filter(has));
        break;
      case "extract":
        if (!has("pattern")) yield { path, message: "must have a `pattern`" };
        yield* unused(path, kind, [...given, ...["converted_type"].filter(has)]);
        break;
      case "convert":
        if (!has("converted_type")) yield { path, message: "must have a `converted_type`" };
        yield* unused(path, kind, [...given, ...["pattern"].filter(has)]);
        break;
      default:
    }
  }
}

function* unused(path: Told["path"], kind: string, options: readonly string[]): Iterable<Told> {
  for (const option of options)
    yield { path: [...path, option], message: `must not be said: \`${kind}\` does not use it` };
}

function isSaid(value: Json | undefined): boolean {
  return value !== undefined && value !== null && value !== "";
}
