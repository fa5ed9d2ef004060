import type { DiagnosticCode } from "../../../../compiler/model/diagnostic.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { expressionsIn, findingAt } from "../../graph/expressions.js";
import type { PromqlProblem } from "../../promql/tree/tree.js";
import { serverOf } from "../../schema.js";

/** A rule that tells what the parser and the check of types have found. */
export function problemRule(
  code: DiagnosticCode & { readonly failing: string; readonly passing: string },
  about: PromqlProblem["about"],
): Rule {
  return {
    ...code,
    *check(pipeline) {
      if (about === "experimental" && serverOf(pipeline.resources).experimentalFunctions) return;
      for (const expression of expressionsIn(pipeline)) {
        for (const problem of expression.analysis.problems) {
          if (problem.about === about) yield findingAt(expression, problem, problem.message);
        }
      }
    },
  };
}
