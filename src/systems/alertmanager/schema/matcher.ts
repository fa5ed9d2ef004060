import { z } from "zod";
import { kindOf, nameOf } from "../../../compiler/model/address.js";
import { isReference, type Reference } from "../../../compiler/model/reference.js";
import { type Matcher, parseMatcher } from "../routing/matcher.js";
import { wholePattern } from "../routing/pattern.js";

/** A condition on labels, or an alert of the pipeline, which has its name. */
export type MatcherSpec = Matcher | Reference;

const WANTED = 'must be a matcher such as `severity="critical"`, or the constant of a prometheus.alert';

const matcher: z.ZodType<MatcherSpec> = z.unknown().transform((value, context): MatcherSpec => {
  if (isReference(value) && kindOf(value.$ref) === "prometheus.alert") return value;
  const parsed = typeof value === "string" ? parseMatcher(value) : WANTED;
  const problem = typeof parsed === "string" ? parsed : patternProblem(parsed);
  if (typeof parsed !== "string" && problem === undefined) return parsed;
  context.addIssue({ code: "custom", message: problem ?? WANTED });
  return z.NEVER;
});

function patternProblem({ operator, value }: Matcher): string | undefined {
  if (operator === "=" || operator === "!=") return undefined;
  const compiled = wholePattern(value);
  return typeof compiled === "string" ? `must have a pattern of RE2: ${compiled}` : undefined;
}

export const matchers = z.array(matcher, {
  error: ({ input }) =>
    typeof input === "object" && input !== null
      ? 'must be a list of matchers, `["severity=\\"critical\\""]`: labels with values are how Alertmanager spelt it before 0.22'
      : 'must be a list of matchers, each such as `severity="critical"`',
});

/** Each as a condition on labels. */
export function conditionsOf(specs: readonly MatcherSpec[]): readonly Matcher[] {
  return specs.map((spec) =>
    isReference(spec) ? { name: "alertname", operator: "=" as const, value: nameOf(spec.$ref) } : spec,
  );
}
