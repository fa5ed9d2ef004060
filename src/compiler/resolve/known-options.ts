import { ZodLazy } from "zod";

/** The options that a schema has at a path, as far as it is an object, a record, a list or a union of such there. */
export function knownOptions(schema: unknown, path: readonly (string | number)[]): readonly string[] {
  let reached = alternatives(schema);
  for (const element of path) {
    reached = reached.flatMap((each) => {
      if (typeof element === "number") return alternatives(member(member(each, "def"), "element"));
      const shape = member(each, "shape");
      const definition = member(each, "def");
      const values = member(definition, "valueType") ?? member(definition, "element");
      return alternatives(shape === undefined ? values : member(shape, element));
    });
  }
  return [...new Set(reached.flatMap((each) => Object.keys(member(each, "shape") ?? {})))];
}

/** A schema without what wraps it; of a union all its members. */
function alternatives(schema: unknown): readonly object[] {
  if (typeof schema !== "object" || schema === null) return [];
  // What few configs use is made when it is asked for.
  if (schema instanceof ZodLazy) return alternatives(schema.unwrap());
  const definition = member(schema, "def");
  const options = member(definition, "options");
  if (Array.isArray(options)) return options.flatMap(alternatives);
  const inner = member(definition, "innerType");
  if (inner !== undefined) return alternatives(inner);
  // A pipe: what is written goes in, what is meant comes out; one of them is a transform without options.
  const ends = [member(definition, "in"), member(definition, "out")].filter((end) => end !== undefined);
  return ends.length === 0 ? [schema] : ends.flatMap(alternatives);
}

function member(value: unknown, name: string | number): object | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const found: unknown = Reflect.get(value, name);
  return typeof found === "object" && found !== null ? found : undefined;
}
