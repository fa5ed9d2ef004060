import type { Matcher } from "./matcher.js";
import { listedValues, wholePattern } from "./pattern.js";

/** Whether a label of this value is one that the matcher lets through. */
export function holds({ operator, value }: Matcher, found: string): boolean {
  switch (operator) {
    case "=":
      return found === value;
    case "!=":
      return found !== value;
    case "=~":
      return matchesWhole(value, found);
    case "!~":
      return !matchesWhole(value, found);
  }
}

function matchesWhole(pattern: string, found: string): boolean {
  const compiled = wholePattern(pattern);
  return typeof compiled !== "string" && compiled.test(found);
}

/** Whether all of them let an alert with these labels through. */
export function matchesAll(matchers: readonly Matcher[], labels: ReadonlyMap<string, string>): boolean {
  return matchers.every((matcher) => holds(matcher, labels.get(matcher.name) ?? ""));
}

/** The only values that a matcher lets through, where they can be listed. */
export function valuesOf({ operator, value }: Matcher): readonly string[] | undefined {
  if (operator === "=") return [value];
  return operator === "=~" ? listedValues(value) : undefined;
}

/** Two matchers that no label's value satisfies at once; `undefined` where nothing contradicts. */
export function contradiction(matchers: readonly Matcher[]): readonly [Matcher, Matcher] | undefined {
  for (const one of matchers) {
    const values = valuesOf(one);
    for (const other of matchers) {
      if (other.name !== one.name || other === one) continue;
      if (values?.every((value) => !holds(other, value))) return [one, other];
      if (isOpposite(one, other)) return [one, other];
    }
  }
  return undefined;
}

function isOpposite(one: Matcher, other: Matcher): boolean {
  return one.value === other.value && one.operator === "=~" && other.operator === "!~";
}

/** Whether every alert that all of the first let through is let through by all of the second. */
export function implies(first: readonly Matcher[], second: readonly Matcher[]): boolean {
  return second.every((wanted) => {
    // An alert without the label is let through by what takes everything.
    if (wanted.operator === "=~" && /^\.\*$/.test(wanted.value)) return true;
    return first
      .filter(({ name }) => name === wanted.name)
      .some((given) => {
        if (given.operator === wanted.operator && given.value === wanted.value) return true;
        return valuesOf(given)?.every((value) => holds(wanted, value)) === true;
      });
  });
}
