import { isJsonArray, isJsonObject, type Json, type JsonObject } from "../../../compiler/model/json.js";
import { didYouMean } from "../../../compiler/model/nearest.js";
import shapes from "../catalogue/shapes.json" with { type: "json" };
import type { Manifest } from "../schema/manifest.js";

type Path = readonly (string | number)[];

export interface ShapeProblem {
  readonly path: Path;
  /** What is wrong there, after "`spec.replicas`": `must be a whole number`. */
  readonly text: string;
}

const KINDS: Readonly<Record<string, string>> = shapes.kinds;
const METADATA = shapes.metadata;

/** Where an object has fields that its kind has not, values of another type, or lacks what must be there. */
export function shapeProblems(manifest: Manifest): readonly ShapeProblem[] {
  const type = KINDS[`${manifest.apiVersion} ${manifest.kind}`];
  if (type === undefined) return [];
  const { apiVersion: _, kind: __, metadata, status: ___, ...rest } = manifest;
  return [...problems(METADATA, metadata, ["metadata"]), ...problems(type, rest, [])];
}

/** A type as scripts/collect-kubernetes.mjs writes it. */
function problems(type: string, value: Json | undefined, path: Path): readonly ShapeProblem[] {
  // The API drops what is nothing.
  if (value === null || value === undefined) return [];
  const rest = type.slice(1);
  switch (type.charAt(0)) {
    case "*":
      return [];
    case "#":
      return isJsonObject(value)
        ? inObject(fieldsOf(Number(rest)), value, path)
        : [{ path, text: "must be an object" }];
    case "[":
      if (!isJsonArray(value)) return [{ path, text: "must be a list" }];
      return value.flatMap((each, index) => problems(rest, each, [...path, index]));
    case "{":
      if (!isJsonObject(value)) return [{ path, text: "must be an object" }];
      return Object.entries(value).flatMap(([key, each]) => problems(rest, each, [...path, key]));
    default: {
      const text = scalarProblem(type, value);
      return text === undefined ? [] : [{ path, text }];
    }
  }
}

function scalarProblem(type: string, value: Json): string | undefined {
  switch (type.charAt(0)) {
    case "s":
      return typeof value === "string" ? undefined : "must be a text";
    case "e": {
      const allowed = type.slice(1).split("|");
      if (typeof value === "string" && allowed.includes(value)) return undefined;
      return `must be one of ${allowed.map((each) => `"${each}"`).join(", ")}`;
    }
    case "i":
      return Number.isSafeInteger(value) ? undefined : "must be a whole number";
    case "n":
      return typeof value === "number" ? undefined : "must be a number";
    case "b":
      return typeof value === "boolean" ? undefined : "must be true or false";
    case "q":
      return typeof value === "number" || typeof value === "string" ? undefined : "must be a number or a text";
  }
  return undefined;
}

interface Fields {
  readonly types: ReadonlyMap<string, string>;
  readonly needed: readonly string[];
  /** It takes others, too. */
  readonly isOpen: boolean;
}

const read = new Map<number, Fields>();

function fieldsOf(index: number): Fields {
  const known = read.get(index);
  if (known !== undefined) return known;
  const written: Readonly<Record<string, string | undefined>> = { ...shapes.types[index] };
  const names = Object.keys(written).filter((name) => name !== "*");
  const fields = {
    types: new Map(names.map((name) => [name.replace(/!$/, ""), written[name] ?? "*"])),
    needed: names.filter((name) => name.endsWith("!")).map((name) => name.slice(0, -1)),
    isOpen: written["*"] !== undefined,
  };
  read.set(index, fields);
  return fields;
}

function inObject({ types, needed, isOpen }: Fields, value: JsonObject, path: Path): readonly ShapeProblem[] {
  const missing = needed.filter((name) => value[name] === undefined);
  return [
    ...missing.map((name) => ({ path, text: `must have \`${name}\`` })),
    ...Object.entries(value).flatMap(([name, each]) => {
      const type = types.get(name);
      if (type !== undefined) return problems(type, each, [...path, name]);
      const text = `is no field there.${didYouMean(name, [...types.keys()])}`;
      return isOpen ? [] : [{ path: [...path, name], text }];
    }),
  ];
}
