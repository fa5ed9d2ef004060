import { durationText } from "../duration-text.js";
import type { Duration, Expression, Label, Matching } from "./tree.js";

/** An expression as text, in the way that Prometheus writes it. */
export function printed(expression: Expression): string {
  switch (expression.type) {
    case "number":
      return numberText(expression.value);
    case "string":
      return quoted(expression.value);
    case "selector": {
      const matchers = expression.matchers.map(
        ({ label, operator, value }) => `${labelText(label)}${operator}${quoted(value)}`,
      );
      const { metric } = expression;
      if (metric !== undefined && !isPlainMetric(metric)) return `{${[quoted(metric), ...matchers].join(",")}}`;
      return `${metric ?? ""}${matchers.length === 0 && metric !== undefined ? "" : `{${matchers.join(",")}}`}`;
    }
    case "range":
      return `${printed(expression.of)}[${timeText(expression.window)}]`;
    case "subquery":
      return `${printed(expression.of)}[${timeText(expression.window)}:${expression.step === undefined ? "" : timeText(expression.step)}]`;
    case "shifted": {
      const { by } = expression;
      if ("offset" in by) return `${printed(expression.of)} offset ${timeText(by.offset)}`;
      return `${printed(expression.of)} @ ${typeof by.at === "number" ? numberText(by.at) : `${by.at}()`}`;
    }
    case "call":
      return `${expression.name}(${expression.arguments.map(printed).join(", ")})`;
    case "aggregation": {
      const { grouping, parameter, of } = expression;
      const modifier = grouping === undefined ? "" : ` ${grouping.kind} ${labelList(grouping.labels)} `;
      return `${expression.operator}${modifier}(${[parameter, of].flatMap((each) => (each === undefined ? [] : [printed(each)])).join(", ")})`;
    }
    case "binary": {
      const bool = expression.isBool ? " bool" : "";
      const matching = expression.matching === undefined ? "" : matchingText(expression.matching);
      return `${printed(expression.left)} ${expression.operator}${bool}${matching} ${printed(expression.right)}`;
    }
    case "unary":
      return `${expression.operator}${printed(expression.of)}`;
    case "group":
      return `(${printed(expression.of)})`;
  }
}

/** A text in quotes, as Go reads it. */
export function quoted(text: string): string {
  if (!/[\\"\n\r]/.test(text)) return `"${text}"`;
  const escaped = text.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n").replaceAll("\r", "\\r");
  return `"${escaped}"`;
}

function matchingText({ kind, labels, many, include }: Matching): string {
  const group = many === undefined ? "" : ` group_${many} ${labelList(include)}`;
  return ` ${kind} ${labelList(labels)}${group}`;
}

function labelList(labels: readonly Label[]): string {
  return `(${labels.map(({ name }) => labelText(name)).join(", ")})`;
}

const RESERVED = /^(inf|nan|bool|ignoring|on|group_left|group_right|offset)$/i;

function labelText(name: string): string {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) && !RESERVED.test(name) ? name : quoted(name);
}

function isPlainMetric(name: string): boolean {
  return /^[A-Za-z_:][A-Za-z0-9_:]*$/.test(name) && !RESERVED.test(name);
}

export function numberText(value: number): string {
  if (Number.isNaN(value)) return "NaN";
  if (Number.isFinite(value)) return String(value);
  return value > 0 ? "Inf" : "-Inf";
}

function timeText({ milliseconds }: Duration): string {
  if (milliseconds === undefined) return "step()";
  return milliseconds < 0 ? `-${durationText(-milliseconds)}` : durationText(milliseconds);
}
