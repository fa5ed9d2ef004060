import type { Duration, Matcher, Selector } from "../tree/tree.js";
import { type Check, problem } from "./check.js";
import { regexProblem, wholly } from "./regular-expressions.js";

/** Label matchers: sound regular expressions, and one at least that says something. */
export function checkSelector(node: Selector, check: Check): void {
  let isSound = true;
  for (const matcher of node.matchers) {
    if (matcher.operator !== "=~" && matcher.operator !== "!~") continue;
    const wrong = regexProblem(matcher.value);
    if (wrong === undefined) continue;
    isSound = false;
    problem(check, matcher, `\`${matcher.value}\` is no regular expression that RE2 takes: ${wrong}.`, "regex");
  }
  if (!isSound || node.metric !== undefined || node.matchers.some((each) => !takesNothing(each))) return;
  problem(
    check,
    node,
    "It selects every series there is: a metric's name, or a matcher that needs a text, must be given.",
  );
}

/** Whether a matcher takes a series that does not have the label. */
export function takesNothing(matcher: Matcher): boolean {
  return isMatched(matcher, "");
}

/** Whether a matcher takes a label of this value. */
export function isMatched({ operator, value }: Matcher, text: string): boolean {
  switch (operator) {
    case "=":
      return text === value;
    case "!=":
      return text !== value;
    case "=~":
      return wholly(value, text);
    case "!~":
      return !wholly(value, text);
  }
}

export function checkWindow(window: Duration, check: Check): void {
  if (window.milliseconds === undefined || window.milliseconds > 0) return;
  problem(check, window, "A range must be longer than nothing.");
}
