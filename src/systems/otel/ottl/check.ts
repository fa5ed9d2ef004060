import { didYouMean, nearest } from "../../../compiler/model/nearest.js";
import { checkCall } from "./check-call.js";
import { contextsOf, enumsOf, fieldsOf, prefixesIn } from "./contexts.js";
import { functionsOf, isEditor, type Place } from "./functions.js";
import { parseStatement, parseWholeCondition } from "./parse.js";
import { type Condition, isCondition, type Path, type Value } from "./syntax.js";
import { OttlProblem } from "./tokens.js";

/** What is wrong with a statement, as the rest of a sentence. */
export function statementProblem(text: string, place: Place): OttlProblem | undefined {
  return problemOf(() => {
    checkContext(place);
    const { editor, where } = parseStatement(text);
    checkValue(editor, place, []);
    if (where !== undefined) checkCondition(where, place, []);
  });
}

export function conditionProblem(text: string, place: Place): OttlProblem | undefined {
  return problemOf(() => {
    checkContext(place);
    checkCondition(parseWholeCondition(text), place, []);
  });
}

/** Whether a context that is said beside a statement is one. */
function checkContext({ context, signal }: Place): void {
  if (context === undefined || contextsOf(signal).includes(context)) return;
  const meant = didYouMean(context, contextsOf(signal));
  throw new OttlProblem(`is of the context \`${context}\`, which ${signal} do not have.${meant}`, "");
}

function problemOf(check: () => void): OttlProblem | undefined {
  try {
    check();
    return undefined;
  } catch (error) {
    if (error instanceof OttlProblem) return error;
    throw error;
  }
}

function checkCondition(condition: Condition, place: Place, locals: readonly string[]): void {
  switch (condition.kind) {
    case "or":
    case "and":
      for (const item of condition.items) checkCondition(item, place, locals);
      return;
    case "not":
      checkCondition(condition.item, place, locals);
      return;
    case "comparison":
      checkValue(condition.left, place, locals);
      checkValue(condition.right, place, locals);
      return;
    case "constant":
      checkValue(condition.value, place, locals);
      return;
  }
}

function checkValue(value: Value, place: Place, locals: readonly string[]): void {
  switch (value.kind) {
    case "call":
      for (const each of [...value.arguments.map((argument) => argument.value), ...value.keys])
        checkValue(each, place, locals);
      checkCall(value, place);
      return;
    case "path":
      for (const key of value.fields.flatMap(({ keys }) => keys)) checkValue(key, place, locals);
      if (!locals.includes(value.fields[0]?.name ?? "")) checkPath(value, place);
      return;
    case "list":
      for (const item of value.items) checkValue(item, place, locals);
      return;
    case "map":
      for (const [, item] of value.items) checkValue(item, place, locals);
      return;
    case "math":
      checkValue(value.left, place, locals);
      checkValue(value.right, place, locals);
      return;
    case "lambda": {
      const inner = [...locals, ...value.parameters];
      if (isCondition(value.body)) checkCondition(value.body, place, inner);
      else checkValue(value.body, place, inner);
      return;
    }
    case "enum":
    case "function": {
      const functions = Object.keys(functionsOf(place.processor, place.signal)).filter((each) => !isEditor(each));
      const known = [...enumsOf(place.signal), ...functions];
      if (known.includes(value.text)) return;
      const meant = didYouMean(value.text, known);
      throw new OttlProblem(`has \`${value.text}\`, which is none of OTTL's names.${meant}`, value.text);
    }
    default:
      return;
  }
}

function checkPath({ fields, text }: Path, { context, signal }: Place): void {
  const [first, second] = fields;
  if (first === undefined) return;
  const prefixes = prefixesIn(context, signal);
  const isPrefixed = prefixes.includes(first.name) && first.keys.length === 0 && second !== undefined;
  if (isPrefixed) {
    requireField(second.name, first.name, text);
  } else if (context === undefined) {
    const fitting = contextsOf(signal).find((each) => fieldsOf(each).includes(first.name));
    const meant = second === undefined ? undefined : nearest(first.name, prefixes);
    if (meant !== undefined)
      throw new OttlProblem(
        `has \`${text}\`, and no path begins with \`${first.name}\`. Did you mean \`${meant}\`?`,
        text,
      );
    const example = fitting === undefined ? "" : `, such as \`${fitting}.${text}\``;
    throw new OttlProblem(`has \`${text}\`: a path begins with its context${example}`, text);
  } else {
    requireField(first.name, context, text);
  }
}

function requireField(field: string, context: string, text: string): void {
  const fields = fieldsOf(context);
  if (fields.includes(field) || context === "otelcol") return;
  throw new OttlProblem(`has \`${text}\`, and a ${context} has no \`${field}\`.${didYouMean(field, fields)}`, text);
}
