import type { Address } from "../../compiler/model/address.js";
import { ofKind, type Resource } from "../../compiler/model/resource.js";
import { loadCatalogue } from "./graph/catalogued.js";
import { promqlIn } from "./graph/expressions.js";
import { promqlString } from "./promql/print-text.js";
import { loadGrammar } from "./promql/tree/grammar.js";
import { loadRegularExpressions } from "./promql/types/regular-expressions.js";
import { exposedBy, JOB } from "./schema.js";

/** Loads what a pipeline needs of the grammar, of RE2 and of the catalogue. */
export async function prepare(resources: ReadonlyMap<Address, Resource>): Promise<void> {
  const jobs = ofKind(resources, JOB);
  const texts = [...promqlIn(resources.values())].map(({ promql }) => promqlString(promql));
  const matchesPatterns =
    jobs.some(({ spec }) => spec.keep !== undefined || spec.drop !== undefined) ||
    texts.some((text) => /[=!]~/.test(text));
  await Promise.all([
    texts.length > 0 ? loadGrammar() : undefined,
    matchesPatterns ? loadRegularExpressions() : undefined,
    jobs.some(({ spec }) => exposedBy(spec).some((each) => typeof each === "string")) ? loadCatalogue() : undefined,
  ]);
}
