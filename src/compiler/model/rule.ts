import type { Column } from "./column.js";
import type { DiagnosticCode, Finding } from "./diagnostic.js";
import type { Pipeline } from "./resource.js";

/**
 * A check of the pipeline: its code, its documentation, a config that it refuses and one that it accepts. The two
 * cases are bodies of a config, after its imports and before its `export default`; the last lists what is used.
 */
export interface Rule extends DiagnosticCode {
  readonly failing: string;
  readonly passing: string;
  readonly check: (pipeline: Pipeline) => Iterable<Finding>;
  /** What only the engine's answers tell: the columns of queries, by the ids of what was asked. */
  readonly judge?: (pipeline: Pipeline, answers: Answers) => Iterable<Finding>;
}

export type Answers = ReadonlyMap<string, readonly Column[]>;
