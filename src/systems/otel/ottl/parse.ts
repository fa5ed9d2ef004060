import { isEditor } from "./functions.js";
import { parseCondition } from "./parse-condition.js";
import { parseCall, parseValue } from "./parse-value.js";
import { type Grammar, Reader } from "./reader.js";
import type { Condition, Statement } from "./syntax.js";
import { OttlProblem } from "./tokens.js";

const GRAMMAR: Grammar = { value: parseValue, condition: parseCondition };

/** A statement of the transform processor; an `OttlProblem` is thrown where it is none. */
export function parseStatement(text: string): Statement {
  const reader = new Reader(text, GRAMMAR);
  const first = reader.peek();
  if (first.kind !== "word" || reader.peek(1).text !== "(")
    throw reader.problem("must begin with the call of an editor, such as `set(…)`");
  if (!isEditor(first.text)) {
    const message = `must begin with an editor: \`${first.text}\` is a converter, whose value nobody takes`;
    throw new OttlProblem(message, first.text);
  }
  const editor = parseCall(reader);
  const where = reader.takes("where") ? parseCondition(reader) : undefined;
  if (reader.peek().kind !== "end")
    throw reader.problem(where === undefined ? "needs `where`, or its end" : "must end");
  return { editor, where };
}

/** A condition of the filter processor, or beside statements. */
export function parseWholeCondition(text: string): Condition {
  const reader = new Reader(text, GRAMMAR);
  const condition = parseCondition(reader);
  if (reader.peek().kind !== "end") throw reader.problem("must end");
  return condition;
}
