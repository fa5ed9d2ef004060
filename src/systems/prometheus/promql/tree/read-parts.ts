import type { SyntaxNode } from "@lezer/common";
import { durationValue, stringValue } from "./literals.js";
import type { Duration, Label, Matcher, Matching, PromqlProblem, Selector, Span } from "./tree.js";

/** What the grammar lets through and Prometheus does not. */
export class PromqlError extends Error {
  readonly problem: PromqlProblem;

  constructor(about: PromqlProblem["about"], message: string, { from, to }: Span) {
    super(message);
    this.problem = { about, message, from, to };
  }
}

export function childrenOf(node: SyntaxNode): readonly SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    if (child.name !== "LineComment") children.push(child);
  }
  return children;
}

export function textAt(node: Span, text: string): string {
  return text.slice(node.from, node.to);
}

export function unquoted(node: SyntaxNode, text: string): string {
  const value = stringValue(textAt(node, text));
  if (value !== undefined) return value;
  throw new PromqlError(
    "syntax",
    `\`${textAt(node, text)}\` is no text: it does not end, or has an escape that Go does not know.`,
    node,
  );
}

/** A duration; one that is computed is known only when the query runs. */
export function readDuration(node: SyntaxNode, text: string): Duration {
  const written = textAt(node, text).replaceAll(/\s/g, "");
  const isNegative = written.startsWith("-");
  const digits = written.replace(/^[-+]/, "");
  const seconds = /^[\d.]+$/.test(digits) ? Number(digits) * 1000 : undefined;
  const size = durationValue(digits) ?? seconds;
  return { milliseconds: size === undefined || !isNegative ? size : -size, from: node.from, to: node.to };
}

export function readLabels(node: SyntaxNode, text: string): readonly Label[] {
  return childrenOf(node).map((each) => ({ name: labelName(each, text), from: each.from, to: each.to }));
}

function labelName(node: SyntaxNode, text: string): string {
  const string = node.name === "QuotedLabelName" ? node.firstChild : null;
  return string === null ? textAt(node, text) : unquoted(string, text);
}

export function readSelector(node: SyntaxNode, text: string): Selector {
  let metric: string | undefined;
  const matchers: Matcher[] = [];
  const named = (name: string, at: Span): void => {
    if (metric !== undefined)
      throw new PromqlError("syntax", `The metric's name is set twice: \`${metric}\` and \`${name}\`.`, at);
    metric = name;
  };
  for (const child of childrenOf(node)) {
    if (child.name === "Identifier") named(textAt(child, text), child);
    else if (child.name === "LabelMatchers") {
      for (const each of childrenOf(child)) {
        if (each.name === "QuotedLabelName") named(labelName(each, text), each);
        else matchers.push(readMatcher(each, text));
      }
    }
  }
  const name = matchers.find((each) => each.label === "__name__" && each.operator === "=");
  if (name !== undefined) named(name.value, name);
  const span = { from: node.from, to: node.to };
  if (name === undefined) return { type: "selector", metric, matchers, ...span };
  return { type: "selector", metric, matchers: matchers.filter((each) => each !== name), ...span };
}

function readMatcher(node: SyntaxNode, text: string): Matcher {
  const [label, operator, value] = childrenOf(node);
  if (label === undefined || operator === undefined || value === undefined) {
    throw new PromqlError("syntax", `\`${textAt(node, text)}\` is no matcher.`, node);
  }
  return {
    label: labelName(label, text),
    // The grammar knows these four.
    operator: textAt(operator, text) as Matcher["operator"],
    value: unquoted(value, text),
    from: node.from,
    to: node.to,
  };
}

export function readMatching(node: SyntaxNode, text: string): Matching {
  let kind: Matching["kind"] = "on";
  let many: Matching["many"];
  const groups: (readonly Label[])[] = [];
  for (const child of childrenOf(node)) {
    if (child.name === "Ignoring") kind = "ignoring";
    else if (child.name === "GroupLeft") many = "left";
    else if (child.name === "GroupRight") many = "right";
    else if (child.name === "GroupingLabels") groups.push(readLabels(child, text));
  }
  return { kind, labels: groups[0] ?? [], many, include: groups[1] ?? [] };
}
