import type { SyntaxNode } from "@lezer/common";
import { bound, type Link } from "./chain.js";
import { numberValue } from "./literals.js";
import {
  childrenOf,
  PromqlError,
  readDuration,
  readLabels,
  readMatching,
  readSelector,
  textAt,
  unquoted,
} from "./read-parts.js";
import type { Expression, Span } from "./tree.js";

export { PromqlError } from "./read-parts.js";

/** The expression that a node of the grammar stands for. */
export function readExpression(node: SyntaxNode, text: string): Expression {
  const span = { from: node.from, to: node.to };
  const children = childrenOf(node);
  switch (node.name) {
    case "NumberDurationLiteral":
      return { type: "number", value: numberValue(textAt(node, text)), ...span };
    case "StringLiteral":
      return { type: "string", value: unquoted(node, text), ...span };
    case "VectorSelector":
      return readSelector(node, text);
    case "FunctionCall":
      return { type: "call", name: textAt(at(children, 0, node), text), arguments: bodyOf(children, text), ...span };
    case "AggregateExpr":
      return readAggregation(node, children, text);
    case "ParenExpr":
      return { type: "group", of: readExpression(at(children, 0, node), text), ...span };
    case "BinaryExpr":
    case "UnaryExpr":
    case "MatrixSelector":
    case "SubqueryExpr":
    case "OffsetExpr":
    case "StepInvariantExpr":
      return bound(linksIn(node, text));
    default:
      throw new PromqlError(
        "experimental",
        `\`${textAt(node, text)}\` uses an extension that is behind a feature flag.`,
        node,
      );
  }
}

/** Operands and operators in the order of writing; what stands behind an operand belongs to it alone. */
function linksIn(node: SyntaxNode, text: string): readonly Link[] {
  const children = childrenOf(node);
  switch (node.name) {
    case "BinaryExpr": {
      const right = at(children, children.length - 1, node);
      return [...linksIn(at(children, 0, node), text), readOperator(node, children, text), ...linksIn(right, text)];
    }
    case "UnaryExpr": {
      const sign = textAt(at(children, 0, node), text) === "-" ? "-" : "+";
      return [{ sign, from: node.from }, ...linksIn(at(children, 1, node), text)];
    }
    case "MatrixSelector":
    case "SubqueryExpr":
    case "OffsetExpr":
    case "StepInvariantExpr": {
      const links = linksIn(at(children, 0, node), text);
      const last = links.at(-1);
      if (last === undefined || !("operand" in last)) throw new PromqlError("syntax", "It ends too early.", node);
      return [...links.slice(0, -1), { operand: withModifier(node, children, last.operand, text) }];
    }
    default:
      return [{ operand: readExpression(node, text) }];
  }
}

function withModifier(node: SyntaxNode, children: readonly SyntaxNode[], of: Expression, text: string): Expression {
  const span = { from: of.from, to: node.to };
  switch (node.name) {
    case "MatrixSelector":
      return { type: "range", of, window: readDuration(at(children, 1, node), text), ...span };
    case "SubqueryExpr": {
      const step = children[2];
      const window = readDuration(at(children, 1, node), text);
      return { type: "subquery", of, window, step: step === undefined ? undefined : readDuration(step, text), ...span };
    }
    case "OffsetExpr":
      return { type: "shifted", of, by: { offset: readDuration(at(children, 2, node), text) }, ...span };
    default:
      return { type: "shifted", of, by: { at: momentOf(at(children, 2, node), text) }, ...span };
  }
}

function momentOf(node: SyntaxNode, text: string): number | "start" | "end" {
  if (node.name !== "AtModifierPreprocessors") return numberValue(textAt(node, text));
  return textAt(node, text).toLowerCase().startsWith("start") ? "start" : "end";
}

function bodyOf(children: readonly SyntaxNode[], text: string): readonly Expression[] {
  const body = children.find((each) => each.name === "FunctionCallBody");
  return body === undefined ? [] : childrenOf(body).map((each) => readExpression(each, text));
}

function readAggregation(node: SyntaxNode, children: readonly SyntaxNode[], text: string): Expression {
  const operator = textAt(at(children, 0, node), text).toLowerCase();
  const given = bodyOf(children, text);
  const modifier = children.find((each) => each.name === "AggregateModifier");
  const [kind, labels] = modifier === undefined ? [] : childrenOf(modifier);
  return {
    type: "aggregation",
    operator,
    parameter: given.length > 1 ? given[0] : undefined,
    of: given.at(-1),
    count: given.length,
    grouping:
      kind === undefined || labels === undefined
        ? undefined
        : { kind: kind.name === "By" ? "by" : "without", labels: readLabels(labels, text) },
    from: node.from,
    to: node.to,
  };
}

function readOperator(node: SyntaxNode, children: readonly SyntaxNode[], text: string): Link {
  const modifiers = children.slice(2, -1);
  const fill = modifiers.find((each) => each.name === "FillModifier");
  if (fill !== undefined) throw new PromqlError("experimental", "`fill` is behind a feature flag.", fill);
  const matching = modifiers.find((each) => each.name === "MatchingModifierClause");
  return {
    operator: {
      operator: textAt(at(children, 1, node), text).toLowerCase(),
      isBool: modifiers.some((each) => each.name === "BoolModifier"),
      matching: matching === undefined ? undefined : readMatching(matching, text),
    },
  };
}

function at(children: readonly SyntaxNode[], index: number, around: Span): SyntaxNode {
  const child = children[index];
  if (child === undefined) throw new PromqlError("syntax", "It ends too early.", around);
  return child;
}
