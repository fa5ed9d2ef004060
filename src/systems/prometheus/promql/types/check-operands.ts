import type { Binary } from "../tree/tree.js";
import { type Check, problem, typeName } from "./check.js";
import type { ValueType } from "./functions.js";

export const COMPARISONS: ReadonlySet<string> = new Set(["==", "!=", ">", "<", ">=", "<="]);
export const SET_OPERATORS: ReadonlySet<string> = new Set(["and", "or", "unless"]);
const TRIMMING: ReadonlySet<string> = new Set(["</", ">/"]);

/** The rules of Prometheus' parser for an operator and its two sides. */
export function checkOperands(node: Binary, left: ValueType, right: ValueType, check: Check): void {
  const { operator, matching } = node;
  for (const [side, type] of [
    [node.left, left],
    [node.right, right],
  ] as const) {
    if (type === "range" || type === "string") {
      const advice = type === "range" ? " Put `rate(…)` or another function around it." : "";
      problem(check, side, `\`${operator}\` takes a number or an instant vector, not ${typeName(type)}.${advice}`);
      return;
    }
  }
  const isComparison = COMPARISONS.has(operator);
  const isSet = SET_OPERATORS.has(operator);
  if (TRIMMING.has(operator)) problem(check, node, `\`${operator}\` is behind a feature flag.`, "experimental");
  if (node.isBool && !isComparison)
    problem(check, node, `\`bool\` stands behind a comparison only, not behind \`${operator}\`.`);
  if (isComparison && !node.isBool && left === "scalar" && right === "scalar") {
    problem(check, node, `Two numbers are compared with \`${operator} bool\`: without it there would be no result.`);
  }
  if (isSet && (left === "scalar" || right === "scalar")) {
    problem(check, node, `\`${operator}\` takes instant vectors on both sides, not a number.`);
  }
  if (matching === undefined) return;
  if (left === "scalar" || right === "scalar") {
    problem(check, node, `\`${matching.kind}\` matches instant vectors: one side of \`${operator}\` is a number.`);
  }
  if (matching.many === undefined) return;
  if (isSet)
    problem(check, node, `\`${operator}\` matches many with many: \`group_${matching.many}\` can't stand there.`);
  const twice =
    matching.kind === "on"
      ? matching.labels.find(({ name }) => matching.include.some((each) => each.name === name))
      : undefined;
  if (twice !== undefined) {
    problem(
      check,
      twice,
      `\`${twice.name}\` can't stand in \`on\` and in \`group_${matching.many}\`: it is on both sides.`,
    );
  }
}
