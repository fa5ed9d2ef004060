/** What a value in a config must be: `{ shape }` is another by its name. */
export type Shape =
  | "any"
  | "text"
  | "integer"
  | "number"
  | "boolean"
  | "duration"
  | { readonly shape: string }
  | { readonly object: Readonly<Record<string, Shape>> }
  | { readonly list: Shape }
  | { readonly map: Shape }
  | { readonly textOr: Shape };
