import type { Place } from "../../compiler/model/diagnostic.js";

/** A place as editors and terminals understand it. */
export function placeText({ file, line, column }: Place): string {
  return `${file}:${line}:${column}`;
}
