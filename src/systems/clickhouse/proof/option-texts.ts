import { isReference, isSqlText } from "../../../compiler/model/reference.js";

export type Path = readonly (string | number)[];

/** A text in a resource's options: a name, a type, SQL. */
export interface Leaf {
  readonly path: Path;
  readonly text: string;
}

export function valueAt(spec: unknown, path: Path): unknown {
  let value: unknown = spec;
  for (const element of path) {
    if (typeof value !== "object" || value === null) return undefined;
    value = Object.entries(value).find(([key]) => key === String(element))?.[1];
  }
  return value;
}

/** Every text in a resource's options, in their order. */
export function leavesOf(spec: unknown): readonly Leaf[] {
  const leaves: Leaf[] = [];
  const visit = (value: unknown, path: Path): void => {
    if (typeof value === "string") leaves.push({ path, text: value });
    else if (isSqlText(value)) leaves.push({ path, text: value.$sql.map(textOfPart).join(" ") });
    else if (Array.isArray(value)) for (const [index, each] of value.entries()) visit(each, [...path, index]);
    else if (typeof value === "object" && value !== null && !isReference(value)) {
      for (const [key, each] of Object.entries(value)) visit(each, [...path, key]);
    }
  };
  visit(spec, []);
  return leaves;
}

function textOfPart(part: unknown): string {
  return typeof part === "string" ? part : "";
}
