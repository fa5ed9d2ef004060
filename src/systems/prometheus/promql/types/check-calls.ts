import type { Aggregation, Call, Expression } from "../tree/tree.js";
import { type Check, problem, typeName } from "./check.js";
import { AGGREGATIONS, EXPERIMENTAL_AGGREGATIONS, FUNCTIONS, type Signature, type ValueType } from "./functions.js";

export function checkCall(node: Call, check: Check): ValueType {
  const given = node.arguments.map((each) => check.typeOf(each, check));
  const signature = FUNCTIONS.get(node.name);
  if (signature === undefined) {
    problem(check, node, `There is no function \`${node.name}\`.`, "function");
    return "vector";
  }
  if (signature.isExperimental) {
    problem(check, node, `\`${node.name}\` is an experimental function.`, "experimental");
  }
  const least = signature.takes.length - signature.optional;
  const most = signature.repeats ? Number.POSITIVE_INFINITY : signature.takes.length;
  if (given.length < least || given.length > most) {
    problem(check, node, `\`${node.name}\` takes ${takesText(signature, least)}, not ${given.length}.`, "arguments");
  }
  for (const [index, type] of given.entries()) {
    const wanted = signature.takes[index] ?? (signature.repeats ? signature.takes.at(-1) : undefined);
    const argument = node.arguments[index];
    if (wanted === undefined || argument === undefined || type === wanted) continue;
    problem(
      check,
      argument,
      `\`${node.name}\` takes ${typeName(wanted)} there, not ${typeName(type)}.${advice(wanted, type)}`,
    );
  }
  checkQuantile(
    node.name,
    node.name === "quantile_over_time" || node.name === "histogram_quantile" ? node.arguments[0] : undefined,
    check,
  );
  return signature.returns;
}

function takesText({ takes, repeats }: Signature, least: number): string {
  if (repeats) return `at least ${counted(least)}`;
  return least === takes.length ? counted(least) : `${least} or ${counted(takes.length)}`;
}

function counted(count: number): string {
  return count === 1 ? "1 argument" : `${count} arguments`;
}

function advice(wanted: ValueType, given: ValueType): string {
  if (wanted === "range" && given === "vector") return " Write how far it looks back: `[5m]`.";
  if (wanted === "vector" && given === "range") return " Take the range away, or put `rate(…)` around it.";
  if (wanted === "vector" && given === "scalar") return " `vector(…)` makes one of a number.";
  return "";
}

export function checkAggregation(node: Aggregation, check: Check): ValueType {
  const wanted = AGGREGATIONS.get(node.operator);
  const count = wanted === undefined ? 1 : 2;
  if (EXPERIMENTAL_AGGREGATIONS.has(node.operator)) {
    problem(check, node, `\`${node.operator}\` is an experimental aggregation.`, "experimental");
  }
  if (node.count !== count) {
    problem(check, node, `\`${node.operator}\` takes ${counted(count)}, not ${node.count}.`, "arguments");
  }
  if (node.of !== undefined) {
    const type = check.typeOf(node.of, check);
    if (type !== "vector") {
      problem(
        check,
        node.of,
        `\`${node.operator}\` aggregates an instant vector, not ${typeName(type)}.${advice("vector", type)}`,
      );
    }
  }
  if (node.parameter !== undefined && wanted !== undefined) {
    const type = check.typeOf(node.parameter, check);
    if (type !== wanted) {
      problem(check, node.parameter, `\`${node.operator}\` takes ${typeName(wanted)} there, not ${typeName(type)}.`);
    }
    checkQuantile(node.operator, node.operator === "quantile" ? node.parameter : undefined, check);
  }
  return "vector";
}

/** Prometheus takes any number, and answers with infinity. */
function checkQuantile(name: string, quantile: Expression | undefined, check: Check): void {
  if (quantile?.type !== "number" || (quantile.value >= 0 && quantile.value <= 1)) return;
  problem(check, quantile, `\`${name}\` takes a quantile from 0 to 1: of ${quantile.value} it makes infinity.`);
}
