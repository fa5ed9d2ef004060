/** What a statement consists of. */
export type Value =
  | { readonly kind: "nil" | "bytes" | "enum"; readonly text: string }
  | { readonly kind: "string"; readonly text: string; readonly value: string }
  | { readonly kind: "int" | "float"; readonly text: string; readonly value: number }
  | { readonly kind: "boolean"; readonly text: string; readonly value: boolean }
  | Path
  | Call
  | { readonly kind: "function"; readonly name: string; readonly text: string }
  | { readonly kind: "list"; readonly items: readonly Value[]; readonly text: string }
  | { readonly kind: "map"; readonly items: readonly (readonly [string, Value])[]; readonly text: string }
  | { readonly kind: "math"; readonly left: Value; readonly right: Value; readonly text: string }
  | {
      readonly kind: "lambda";
      readonly parameters: readonly string[];
      readonly body: Value | Condition;
      readonly text: string;
    };

export interface Path {
  readonly kind: "path";
  readonly fields: readonly Field[];
  readonly text: string;
}

export interface Field {
  readonly name: string;
  /** What stands in brackets after it. */
  readonly keys: readonly Value[];
}

export interface Call {
  readonly kind: "call";
  readonly name: string;
  readonly arguments: readonly { readonly name?: string; readonly value: Value }[];
  /** What stands in brackets after it. */
  readonly keys: readonly Value[];
  readonly text: string;
}

export type Condition =
  | { readonly kind: "or" | "and"; readonly items: readonly Condition[] }
  | { readonly kind: "not"; readonly item: Condition }
  | { readonly kind: "comparison"; readonly operator: string; readonly left: Value; readonly right: Value }
  | { readonly kind: "constant"; readonly value: Value };

export interface Statement {
  readonly editor: Call;
  readonly where: Condition | undefined;
}

const CONDITIONS = ["or", "and", "not", "comparison", "constant"];

export function isCondition(node: Value | Condition): node is Condition {
  return CONDITIONS.includes(node.kind);
}
