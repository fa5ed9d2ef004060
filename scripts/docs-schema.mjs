import { z } from "zod";

/**
 * What the schema of a kind says of its options: which values each may have. An option that only one of interface and
 * schema has is a mistake in one of them, as is one that only the schema wants.
 */
export function optionFacts(kind, schema, variants) {
  if (schema === undefined) throw new Error(`${kind} is not in the registry`);
  const whole = resolved(z.toJSONSchema(schema, { unrepresentable: "any", io: "input" }));
  const choices = whole.oneOf ?? whole.anyOf ?? [whole];
  const properties = Object.assign({}, ...choices.map((each) => each.properties));
  const required = choices[0].required?.filter((name) => choices.every((each) => each.required?.includes(name))) ?? [];
  const declared = new Map(
    variants.flatMap((variant) =>
      variant
        .getType()
        .getProperties()
        .map((each) => [each.getName(), each]),
    ),
  );
  const known = Object.keys(properties);
  const odd = [
    ...known.filter((name) => !declared.has(name)),
    ...[...declared.keys()].filter((name) => !known.includes(name)),
  ];
  if (odd.length > 0) throw new Error(`${kind}: interface and schema do not agree on ${odd.join(", ")}`);
  for (const name of required) {
    if (declared.get(name).isOptional()) throw new Error(`${kind}: the schema wants ${name}, the interface does not`);
  }
  return new Map(known.map((name) => [name, valuesOf(properties[name])]));
}

/** What a schema that is made when it is needed refers to. */
function resolved(schema) {
  const name = schema.$ref?.replace("#/$defs/", "");
  return name === undefined ? schema : schema.$defs[name];
}

/** A range or a least length, in words; nothing where the type says it all. */
function valuesOf(node) {
  if (node.type === "integer" || node.type === "number") {
    const from = node.minimum ?? node.exclusiveMinimum;
    if (from === undefined || node.maximum === undefined || node.maximum === Number.MAX_SAFE_INTEGER) return "";
    return `${from} to ${node.maximum}.`;
  }
  if (node.type === "array" && node.minItems > 0) return "At least one.";
  return "";
}
