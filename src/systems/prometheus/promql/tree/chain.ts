import type { Binary, Expression, Unary } from "./tree.js";

/** What stands between two operands, or before one. */
export type Link =
  | { readonly operand: Expression }
  | { readonly sign: Unary["operator"]; readonly from: number }
  | { readonly operator: Pick<Binary, "operator" | "isBool" | "matching"> };

/** How tightly Prometheus binds: promql/parser/generated_parser.y. */
const PRECEDENCE: Readonly<Record<string, number>> = {
  or: 1,
  and: 2,
  unless: 2,
  "==": 3,
  "!=": 3,
  ">": 3,
  "<": 3,
  ">=": 3,
  "<=": 3,
  "</": 3,
  ">/": 3,
  "+": 4,
  "-": 4,
  "*": 5,
  "/": 5,
  "%": 5,
  atan2: 5,
  "^": 6,
};
const POWER = 6;

/**
 * The tree of operands and operators in the order of writing. The grammar for editors takes `a + b offset 1d` for
 * `(a + b) offset 1d`; the server binds `offset`, `@` and ranges to the operand before them.
 */
export function bound(links: readonly Link[]): Expression {
  let next = 0;
  const operand = (): Expression => {
    const link = links[next++];
    if (link === undefined || "operator" in link) throw new Error("An operator has no operand");
    if ("operand" in link) return link.operand;
    const of = climb(POWER);
    return { type: "unary", operator: link.sign, of, from: link.from, to: of.to };
  };
  const climb = (least: number): Expression => {
    let left = operand();
    for (;;) {
      const link = links[next];
      if (link === undefined || !("operator" in link)) return left;
      const precedence = PRECEDENCE[link.operator.operator] ?? 0;
      if (precedence < least) return left;
      next++;
      // Powers bind to the right, all others to the left.
      const right = climb(precedence === POWER ? POWER : precedence + 1);
      left = { type: "binary", ...link.operator, left, right, from: left.from, to: right.to };
    }
  };
  return climb(0);
}
