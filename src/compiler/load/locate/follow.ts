import { type Expression, Node } from "ts-morph";
import { KEY, VALUES } from "../../model/origin.js";
import type { Definition, Definitions } from "./definitions.js";
import { interpolated } from "./interpolated.js";
import { elementOf, propertyOf, type Step } from "./steps.js";
import { unwrapped } from "./unwrapped.js";

/** The node that a path led to, and the name of its property if it is a property's value. */
export interface Found {
  readonly node: Node;
  readonly name?: Node;
}

/** More hops than anyone writes: a constant defined by itself must end somewhere. */
const MOST_HOPS = 100;

/** Walks from a call's options to the value that a path names, through constants, imports and spreads. */
export class Follower {
  private hops = 0;

  constructor(private readonly definitions: Definitions) {}

  /** Follows the path as far as it can be followed; undefined when the options have no such property. */
  follow(options: Node, path: readonly (string | number)[]): Found | undefined {
    let value: Definition | undefined = Node.isExpression(options) ? options : undefined;
    const isRead = value !== undefined && Node.isObjectLiteralExpression(this.resolved(value));
    let nearest: Found | undefined = isRead && path.length > 0 ? undefined : { node: options };
    for (const [index, element] of path.entries()) {
      if (element === VALUES) {
        const found = value && interpolated(this.resolvedIn(value), Number(path[index + 1]), this.resolved);
        return found === undefined ? nearest : { node: found };
      }
      if (element === KEY) return nearest && { node: nearest.name ?? nearest.node };
      const step: Step | undefined = value === undefined ? undefined : this.step(value, element);
      if (step === undefined) return nearest?.name === undefined ? nearest : { node: nearest.name };
      if (step.isSpread) return { node: step.node };
      nearest = step.name === undefined ? { node: step.node } : { node: step.node, name: step.name };
      value = step.node;
    }
    return nearest;
  }

  /** What a value holds as text, in the order of writing, with the text interpolated into it. */
  *textsWithin(node: Node, hops = 0): Generator<Node> {
    const value = hops < MOST_HOPS && Node.isExpression(node) ? this.resolved(node) : undefined;
    if (value === undefined || Node.isSourceFile(value)) return;
    const template = Node.isTaggedTemplateExpression(value) ? value.getTemplate() : value;
    if (Node.isTemplateExpression(template)) {
      yield template.getHead();
      for (const span of template.getTemplateSpans()) {
        yield* this.textsWithin(span.getExpression(), hops + 1);
        yield span.getLiteral();
      }
    } else if (hops === 0 || Node.isStringLiteral(template) || Node.isNoSubstitutionTemplateLiteral(template)) {
      yield template;
    }
  }

  /** The expression or module that an expression stands for; itself where it stands for nothing else. */
  private readonly resolved = (expression: Expression): Definition => {
    const inner = unwrapped(expression);
    if (this.hops >= MOST_HOPS) return inner;
    this.hops++;
    try {
      const target = this.target(inner);
      return target === undefined || Node.isSourceFile(target) ? (target ?? inner) : this.resolved(target);
    } finally {
      this.hops--;
    }
  };

  private target(expression: Expression): Definition | undefined {
    if (Node.isIdentifier(expression)) return this.definitions.of(expression);
    if (!Node.isPropertyAccessExpression(expression)) return undefined;
    const owner = this.resolved(expression.getExpression());
    if (Node.isSourceFile(owner)) return this.definitions.exported(owner, expression.getName());
    const found = propertyOf(owner, expression.getName(), this.resolved);
    return found?.isSpread ? undefined : found?.node;
  }

  private step(value: Definition, element: string | number): Step | undefined {
    const target = this.resolvedIn(value);
    if (Node.isSourceFile(target)) {
      const exported = this.definitions.exported(target, String(element));
      return exported === undefined || Node.isSourceFile(exported) ? undefined : { node: exported };
    }
    return typeof element === "number"
      ? elementOf(target, element, this.resolved)
      : propertyOf(target, element, this.resolved);
  }

  private resolvedIn(value: Definition): Definition {
    return Node.isSourceFile(value) ? value : this.resolved(value);
  }
}
