import type { PromqlText } from "../../../compiler/model/reference.js";
import { promqlString } from "./print-text.js";
import { parse } from "./tree/parse.js";
import type { Expression, PromqlProblem } from "./tree/tree.js";
import { typeProblems } from "./types/check-types.js";
import type { ValueType } from "./types/functions.js";
import { plainTemplate } from "./variables.js";

/** A text of PromQL, read: its tree where it has one, and what Prometheus would refuse. */
export interface Analysis {
  readonly text: string;
  readonly tree: Expression | undefined;
  readonly type: ValueType | undefined;
  readonly problems: readonly PromqlProblem[];
}

/** Pipelines say the same expression in several places; and a watched config comes again and again. */
let known = new Map<string, Analysis>();
/** What was known before: a pipeline with more expressions than that is in the midst of them. */
let before = new Map<string, Analysis>();
const MOST_KNOWN = 5_000;

export function analyse(text: string): Analysis {
  const found = known.get(text);
  if (found !== undefined) return found;
  if (known.size >= MOST_KNOWN) [before, known] = [known, new Map()];
  const made = before.get(text) ?? analysed(text);
  known.set(text, made);
  return made;
}

const ofTemplates = new WeakMap<PromqlText, Analysis>();

/** As `analyse`; every rule asks for the same templates. */
export function analysisOf(promql: PromqlText): Analysis {
  const found = ofTemplates.get(promql);
  if (found !== undefined) return found;
  const made = analyse(promqlString(promql));
  ofTemplates.set(promql, made);
  return made;
}

function analysed(text: string): Analysis {
  const parsed = parse(text);
  if ("problem" in parsed) return { text, tree: undefined, type: undefined, problems: [parsed.problem] };
  const { type, problems } = typeProblems(parsed.tree);
  return { text, tree: parsed.tree, type, problems };
}

/** As `analyse`, of a text in which Grafana puts its variables. */
export function analysePanel(promql: PromqlText): Analysis {
  return analyse(plainTemplate(promqlString(promql)));
}
