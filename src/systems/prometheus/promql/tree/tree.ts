/** A place in the text of an expression: from a character up to before another. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** PromQL as a tree. Every node knows its place in the text. */
export type Expression =
  | NumberLiteral
  | StringLiteral
  | Selector
  | Range
  | Subquery
  | Shifted
  | Call
  | Aggregation
  | Binary
  | Unary
  | Group;

export interface NumberLiteral extends Span {
  readonly type: "number";
  readonly value: number;
}

export interface StringLiteral extends Span {
  readonly type: "string";
  readonly value: string;
}

/** `metric{label="value"}`; without a name where only matchers are given. */
export interface Selector extends Span {
  readonly type: "selector";
  readonly metric: string | undefined;
  readonly matchers: readonly Matcher[];
}

export interface Matcher extends Span {
  readonly label: string;
  readonly operator: "=" | "!=" | "=~" | "!~";
  readonly value: string;
}

/** `x[5m]`. */
export interface Range extends Span {
  readonly type: "range";
  readonly of: Expression;
  readonly window: Duration;
}

/** `x[1h:5m]`. */
export interface Subquery extends Span {
  readonly type: "subquery";
  readonly of: Expression;
  readonly window: Duration;
  readonly step: Duration | undefined;
}

/** Milliseconds; undefined where it is computed when the query runs. */
export interface Duration extends Span {
  readonly milliseconds: number | undefined;
}

/** `x offset 5m`, or `x @ 1609746000`. */
export interface Shifted extends Span {
  readonly type: "shifted";
  readonly of: Expression;
  readonly by: { readonly offset: Duration } | { readonly at: number | "start" | "end" };
}

export interface Call extends Span {
  readonly type: "call";
  readonly name: string;
  readonly arguments: readonly Expression[];
}

export interface Aggregation extends Span {
  readonly type: "aggregation";
  /** In small letters. */
  readonly operator: string;
  readonly parameter: Expression | undefined;
  /** Undefined where it has too few arguments. */
  readonly of: Expression | undefined;
  /** How many arguments were written. */
  readonly count: number;
  readonly grouping: Grouping | undefined;
}

export interface Grouping {
  readonly kind: "by" | "without";
  readonly labels: readonly Label[];
}

export interface Label extends Span {
  readonly name: string;
}

export interface Binary extends Span {
  readonly type: "binary";
  readonly operator: string;
  readonly left: Expression;
  readonly right: Expression;
  readonly isBool: boolean;
  readonly matching: Matching | undefined;
}

export interface Matching {
  readonly kind: "on" | "ignoring";
  readonly labels: readonly Label[];
  readonly many: "left" | "right" | undefined;
  readonly include: readonly Label[];
}

export interface Unary extends Span {
  readonly type: "unary";
  readonly operator: "-" | "+";
  readonly of: Expression;
}

/** Parentheses. */
export interface Group extends Span {
  readonly type: "group";
  readonly of: Expression;
}

/** Something that is wrong with the text of an expression. */
export interface PromqlProblem extends Span {
  readonly about: "syntax" | "type" | "function" | "experimental" | "arguments" | "regex";
  /** A sentence. */
  readonly message: string;
}
