import type { Json } from "../../../compiler/model/json.js";
import { LIMITS } from "../catalogue/limits.js";
import type { OptionProblem } from "./options.js";
import { placesOf } from "./places.js";
import { valueIn } from "./value.js";

/** Values that their component's own check would refuse. */
export function* limitProblems(section: string, type: string, config: Json): Iterable<OptionProblem> {
  for (const { section: of, types, path, problem } of LIMITS) {
    if (of !== section || (types !== undefined && !types.includes(type))) continue;
    // What is switched off is not checked.
    if (valueIn(config, path[0] ?? "", "enabled") === false) continue;
    for (const { value, path: at } of placesOf(config, path)) {
      const message = problem(value);
      if (message !== undefined) yield { type: "value", path: at, message };
    }
  }
}
