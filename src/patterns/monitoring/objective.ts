import type { Resource } from "../../compiler/model/resource.js";
import { durationText } from "../../systems/prometheus/public.js";
import { budgetOf, burns, plain } from "../slo/burn.js";
import { budgetLeftName, errorsName } from "../slo/expand.js";
import type { SloSpec } from "../slo/schema.js";

/** A service level objective, by the names of what is recorded for it. */
export interface Objective {
  readonly name: string;
  /** Per cent. */
  readonly objective: number;
  readonly description: string | undefined;
  /** As PromQL writes it. */
  readonly window: string;
  /** Share of errors that it leaves. */
  readonly budget: number;
  /** The burn rate from where on it is told at once. */
  readonly paged: number | undefined;
  readonly left: string;
  readonly errors: (window: string) => string;
}

export function objectiveOf({ name, spec }: Resource<SloSpec>): Objective {
  const budget = budgetOf(spec.objective);
  const [page] = burns(spec.objective, spec.window).page;
  return {
    name,
    objective: spec.objective,
    description: spec.description,
    window: durationText(spec.window),
    budget,
    paged: page === undefined ? undefined : plain(page.errors / budget),
    left: budgetLeftName(name),
    errors: (window) => errorsName(name, window),
  };
}
