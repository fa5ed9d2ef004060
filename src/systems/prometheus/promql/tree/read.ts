import type { SyntaxNode } from "@lezer/common";
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
  const inner = (index: number): Expression => readExpression(at(children, index, node), text);
  switch (node.name) {
    case "NumberDurationLiteral":
      return { type: "number", value: numberValue(textAt(node, text)), ...span };
    case "StringLiteral":
      return { type: "string", value: unquoted(node, text), ...span };
    case "VectorSelector":
      return readSelector(node, text);
    case "MatrixSelector":
      return { type: "range", of: inner(0), window: readDuration(at(children, 1, node), text), ...span };
    case "SubqueryExpr": {
      const step = children[2];
      const window = readDuration(at(children, 1, node), text);
      return {
        type: "subquery",
        of: inner(0),
        window,
        step: step === undefined ? undefined : readDuration(step, text),
        ...span,
      };
    }
    case "OffsetExpr":
      return { type: "shifted", of: inner(0), by: { offset: readDuration(at(children, 2, node), text) }, ...span };
    case "StepInvariantExpr":
      return { type: "shifted", of: inner(0), by: { at: momentOf(at(children, 2, node), text) }, ...span };
    case "FunctionCall":
      return { type: "call", name: textAt(at(children, 0, node), text), arguments: bodyOf(children, text), ...span };
    case "AggregateExpr":
      return readAggregation(node, children, text);
    case "BinaryExpr":
      return readBinary(node, children, text);
    case "UnaryExpr":
      return {
        type: "unary",
        operator: textAt(at(children, 0, node), text) === "-" ? "-" : "+",
        of: inner(1),
        ...span,
      };
    case "ParenExpr":
      return { type: "group", of: inner(0), ...span };
    default:
      throw new PromqlError(
        "experimental",
        `\`${textAt(node, text)}\` uses an extension that is behind a feature flag.`,
        node,
      );
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

function readBinary(node: SyntaxNode, children: readonly SyntaxNode[], text: string): Expression {
  const modifiers = children.slice(2, -1);
  const fill = modifiers.find((each) => each.name === "FillModifier");
  if (fill !== undefined) throw new PromqlError("experimental", "`fill` is behind a feature flag.", fill);
  const matching = modifiers.find((each) => each.name === "MatchingModifierClause");
  return {
    type: "binary",
    operator: textAt(at(children, 1, node), text).toLowerCase(),
    left: readExpression(at(children, 0, node), text),
    right: readExpression(at(children, children.length - 1, node), text),
    isBool: modifiers.some((each) => each.name === "BoolModifier"),
    matching: matching === undefined ? undefined : readMatching(matching, text),
    from: node.from,
    to: node.to,
  };
}

function at(children: readonly SyntaxNode[], index: number, around: Span): SyntaxNode {
  const child = children[index];
  if (child === undefined) throw new PromqlError("syntax", "It ends too early.", around);
  return child;
}
