import { didYouMean } from "../../../compiler/model/nearest.js";
import { functionsOf, isEditor, type Parameter, type Place } from "./functions.js";
import type { Call, Value } from "./syntax.js";
import { OttlProblem } from "./tokens.js";
import { fieldType, LITERAL, resultType, spokenType, type Type, takenBy, WRITTEN } from "./types.js";

/** Whether a function is known, and takes what it is given. */
export function checkCall(call: Call, place: Pick<Place, "processor" | "signal">): void {
  const functions = functionsOf(place.processor, place.signal);
  const parameters = Object.hasOwn(functions, call.name) ? functions[call.name] : undefined;
  const kind = isEditor(call.name) ? "editor" : "converter";
  if (parameters === undefined) {
    const known = Object.keys(functions).filter((each) => isEditor(each) === isEditor(call.name));
    const meant = didYouMean(call.name, known);
    throw new OttlProblem(`calls \`${call.name}\`, which is no ${kind} for ${place.signal}.${meant}`, call.name);
  }
  const given = assigned(call, parameters);
  for (const parameter of parameters) {
    const value = given.get(parameter.name);
    if (value === undefined) {
      if (parameter.optional === true) continue;
      throw new OttlProblem(
        `gives \`${call.name}\` no \`${parameter.name}\`${signature(call.name, parameters)}`,
        call.name,
      );
    }
    checkArgument(call.name, parameter, value);
  }
}

function assigned(call: Call, parameters: readonly Parameter[]): ReadonlyMap<string, Value> {
  const given = new Map<string, Value>();
  for (const [index, { name, value }] of call.arguments.entries()) {
    const parameter = name === undefined ? parameters[index] : parameters.find((each) => each.name === name);
    if (parameter === undefined) {
      const what = name === undefined ? `more than ${parameters.length} arguments` : `an argument \`${name}\``;
      throw new OttlProblem(`gives \`${call.name}\` ${what}${signature(call.name, parameters)}`, name ?? value.text);
    }
    given.set(parameter.name, value);
  }
  return given;
}

function signature(name: string, parameters: readonly Parameter[]): string {
  const names = parameters.map((each) => (each.optional === true ? `[${each.name}]` : each.name));
  return `: it is \`${name}(${names.join(", ")})\``;
}

function checkArgument(name: string, { name: parameter, type }: Parameter, value: Value): void {
  const wrong = (message: string) =>
    new OttlProblem(`gives \`${name}\` as its \`${parameter}\` \`${value.text}\`, ${message}`, value.text);
  if (WRITTEN.has(type) && value.kind !== "path") throw wrong("and only a path can be written to");
  if (LITERAL.has(type) && ["path", "call", "math"].includes(value.kind))
    throw wrong("where a value must be written out");
  const taken = takenBy(type);
  const found = typeOfValue(value);
  if (taken === undefined || found === "any" || taken.includes(found)) return;
  if (found === "int" && taken.includes("float") && type !== "float64" && value.kind !== "int") return;
  throw wrong(`which is ${spokenType(found)}, where ${taken.map(spokenType).join(" or ")} must stand`);
}

function typeOfValue(value: Value): Type {
  switch (value.kind) {
    case "string":
      return "text";
    case "int":
    case "float":
    case "boolean":
    case "bytes":
    case "list":
    case "map":
    case "nil":
      return value.kind;
    case "enum":
      // An enum's number, or a function's name.
      return "any";
    case "call":
      return value.keys.length > 0 ? "any" : resultType(value.name);
    case "path": {
      // What is in a map, and what a field of a field is, is known when it is there.
      const last = value.fields.at(-1);
      if (last === undefined || last.keys.length > 0 || value.fields.length > 2) return "any";
      return fieldType(last.name);
    }
    case "function":
    case "lambda":
    case "math":
      return "any";
  }
}
