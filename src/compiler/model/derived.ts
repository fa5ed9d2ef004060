import { type Address, addressOf } from "./address.js";
import type { Origin } from "./origin.js";
import { type Reference, referencesIn, type SqlPart, type SqlText } from "./reference.js";
import type { KindOf, Resource } from "./resource.js";

/** A resource that another stands for. Its place is that other's. */
export function derived<Spec>(
  kind: KindOf<Spec>,
  name: string,
  spec: Spec,
  from: { readonly origin: Origin; readonly madeBy: Address },
): Resource<Spec> {
  return {
    address: addressOf(kind.kind, name),
    kind: kind.kind,
    name,
    spec,
    origin: from.origin,
    uses: referencesIn(spec),
    madeBy: from.madeBy,
  };
}

export function referenceTo(kind: KindOf<unknown>, name: string): Reference {
  return { $ref: addressOf(kind.kind, name) };
}

/** SQL that the compiler writes itself: text and references, or SQL made before. Text is written as it is. */
export function sqlOf(
  strings: TemplateStringsArray,
  ...values: readonly (Reference | SqlText | string | number)[]
): SqlText {
  const parts: SqlPart[] = [];
  const text = (piece: string): void => {
    const last = parts.at(-1);
    if (typeof last === "string") parts[parts.length - 1] = last + piece;
    else if (piece !== "") parts.push(piece);
  };
  strings.forEach((piece, index) => {
    text(piece);
    const value = values[index];
    if (value === undefined) return;
    if (typeof value === "string" || typeof value === "number") text(String(value));
    else if ("$sql" in value) for (const part of value.$sql) typeof part === "string" ? text(part) : parts.push(part);
    else parts.push(value);
  });
  return { $sql: parts };
}
